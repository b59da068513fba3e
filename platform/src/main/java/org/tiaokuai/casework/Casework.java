package org.tiaokuai.casework;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.course.State;
import org.tiaokuai.dossier.Dossiers.OpenedPaper;
import org.tiaokuai.letter.LetterName;
import org.tiaokuai.page.Typing;

/** Casework as the office sees it: receiving, deciding, and the queue. The applicant's side is {@link Applying}. */
public interface Casework {

    /** Accepts or declines 受理 / 不予受理. */
    Act receive(ReceiveApplication command);

    Act decide(DecideApplication command);

    QueueView queue(Officer officer, QueueFilter filter);

    /** The case, opened for an officer of the department that handles it; this is a read and leaves a trace. */
    Optional<CaseView> open(Officer officer, String number);

    /** Cases of those numbers that the officer's post may open, as the queue shows them. */
    List<CaseRow> rows(Officer officer, Collection<String> numbers);

    /** What else the person whom a case is about asked for of the same item; nothing for who may not open the case. */
    List<Twin> twins(Officer officer, String number);

    /** One paper of it; a read of its own. */
    Optional<OpenedPaper> paper(Officer officer, String number, UUID paper);

    /** A small picture of the paper's first page; a read as well. */
    Optional<OpenedPaper> preview(Officer officer, String number, UUID paper);

    /** Notes that an original was shown at the window; false where the case is closed, or none is to be shown. */
    boolean see(Officer officer, String number, UUID paper);

    /** What was decided from a day on and before another, with the days from acceptance to decision. */
    List<Closing> closings(LocalDate from, LocalDate before);

    /** A letter that was written about it; a read of its own. */
    Optional<OpenedPaper> letter(Officer officer, String number, LetterName letter);

    /** Lets come true what falls due by now without anybody's act; it happens by itself each minute, and once. */
    void keepTime();

    /** @param cases of the item that were accepted on the one day and decided on the other */
    record Closing(String item, LocalDate accepted, LocalDate closed, int cases) {}

    /**
     * @param instant decided while the applicant waits 即办件
     * @param handedInAt when the applicant last handed something in
     */
    record CaseRow(QueueView.Row row, boolean instant, Instant handedInAt) {}

    /** @param mayOpen whether the officer's post handles it, so that a link leads there */
    record Twin(String number, State state, Instant submittedAt, boolean mayOpen) {}

    /** @param seen how much had happened to the case when the officer read it; none where it was not read from a page */
    record ReceiveApplication(
            Officer officer, String number, @Nullable Integer seen, boolean accept, String reasons, String law) {
        public ReceiveApplication {
            if (!accept && (Typing.blank(reasons) || Typing.blank(law))) {
                throw new IllegalArgumentException("Not accepting needs reasons and a law (行政许可法第三十二条)");
            }
        }

        /** On the case as it is now. */
        public ReceiveApplication(Officer officer, String number, boolean accept, String reasons, String law) {
            this(officer, number, null, accept, reasons, law);
        }
    }

    /** @param seen likewise */
    record DecideApplication(
            Officer officer, String number, @Nullable Integer seen, boolean grant, String reasons, String law) {
        public DecideApplication {
            if (!grant && (Typing.blank(reasons) || Typing.blank(law))) {
                throw new IllegalArgumentException("A refusal needs reasons and a law (行政许可法第三十八条)");
            }
        }

        /** On the case as it is now. */
        public DecideApplication(Officer officer, String number, boolean grant, String reasons, String law) {
            this(officer, number, null, grant, reasons, law);
        }
    }

    /**
     * Any text may be empty.
     *
     * @param state the name of an open state, or {@code ALL}; empty for what the officer's post may act on
     * @param number the beginning of a case number, with or without its dash
     * @param after the last row of the page before: due day, number and rank
     */
    record QueueFilter(Whose whose, String item, String state, String number, String after, int rows) {

        /** Whose cases a queue shows; who looks for a number finds everyone's. */
        public enum Whose {
            MINE_AND_NOBODYS,
            MINE,
            NOBODYS,
            EVERYONES
        }

        public static final String ALL = "ALL";
        public static final int PAGE = 50;

        public QueueFilter {
            item = readable(item);
            state = readable(state);
            number = CaseNumber.dashed(readable(number));
            whose = number.isEmpty() ? whose : Whose.EVERYONES;
            after = readable(after);
        }

        /** One's own and nobody's. */
        public QueueFilter(String item, String state, String number, String after, int rows) {
            this(Whose.MINE_AND_NOBODYS, item, state, number, after, rows);
        }

        /** The first rows of what the post may act on. */
        public static QueueFilter mine(int rows) {
            return new QueueFilter("", "", "", "", rows);
        }

        private static String readable(String text) {
            return text.replaceAll("\\p{Cntrl}", "").strip();
        }
    }
}
