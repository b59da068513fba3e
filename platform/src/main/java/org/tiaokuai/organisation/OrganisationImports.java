package org.tiaokuai.organisation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Staff.Invited;

/** A whole organisation from one workbook: each row is checked and shown, then all that can be taken is, at once. */
public interface OrganisationImports {

    /** In bytes. */
    int LARGEST = 4 << 20;

    /** An empty workbook with examples and what may stand in each column. */
    byte[] template();

    Receipt receive(String fileName, byte[] workbook, Officer by);

    /** What would become of each row now, or became of it when it was taken. */
    Optional<Report> report(UUID id, Officer by);

    /** In one transaction; rows that are refused stay out. */
    Taking take(UUID id, Officer by);

    /** The latest first. */
    List<Line> latest();

    /** The sheets of the workbook, named as they are in it. */
    enum Sheet {
        DIVISION("区划"),
        DEPARTMENT("部门"),
        POST("岗位与账号"),
        STATION("便民服务站");

        private final String title;

        Sheet(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** What becomes of a row. */
    enum Verdict {
        ADD,
        CHANGE,
        SAME,
        REFUSED
    }

    /** What is wrong with a row, or, for the last ones, only worth a look. */
    enum Fault {
        MISSING,
        TOO_LONG,
        UNREADABLE,
        FORMULA,
        RAGGED,
        DUPLICATE,
        DIVISION_CODE,
        CIVIL_CODE,
        NO_PARENT,
        UNKNOWN_DIVISION,
        CREDIT_CODE,
        YES_OR_NO,
        SECOND_RECEIVER,
        LOGIN,
        LOGIN_TAKEN,
        UNKNOWN_DEPARTMENT,
        UNKNOWN_ROLE,
        OWN_ACCOUNT,
        CHECK_DIGIT;

        /** Such a row is taken all the same. */
        public boolean onlyWorthALook() {
            return this == CHECK_DIGIT;
        }
    }

    /** @param at the column, or what stood there */
    record Doubt(Fault fault, String at) {}

    /** @param line as the spreadsheet counts them; @param key what names the row */
    record Row(Sheet sheet, int line, String key, Verdict verdict, List<Doubt> doubts) {

        public Row {
            doubts = List.copyOf(doubts);
        }
    }

    record Report(UUID id, String fileName, @Nullable Instant takenAt, List<Row> rows) {

        public Report {
            rows = List.copyOf(rows);
        }

        public long count(Verdict verdict) {
            return rows.stream().filter(row -> row.verdict() == verdict).count();
        }
    }

    record Line(
            UUID id,
            String fileName,
            Instant uploadedAt,
            String name,
            @Nullable Instant takenAt) {}

    sealed interface Receipt {
        record Received(UUID id) implements Receipt {}

        /** Not a workbook that can be looked at: nothing of it is kept. */
        record Unreadable(Reason reason, String detail) implements Receipt {

            /** Why not. */
            public enum Reason {
                NO_WORKBOOK,
                TOO_LARGE,
                HIDDEN_SHEET,
                UNKNOWN_SHEET,
                WRONG_HEADING,
                EMPTY
            }
        }
    }

    sealed interface Taking {
        /** @param invited the new accounts with the codes that are said only now */
        record Taken(Report report, List<Invited> invited) implements Taking {}

        /** Somebody took it already, or it was forgotten. */
        record NotWaiting() implements Taking {}
    }
}
