package org.tiaokuai.casework.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.casework.CaseView.Claim;
import org.tiaokuai.course.CaseClock.Moved;
import org.tiaokuai.course.CaseClock.Moved.Shift;
import org.tiaokuai.course.Happening;
import org.tiaokuai.course.Standing;
import org.tiaokuai.course.State;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * One application as it is stored.
 *
 * @param askedAt when a correction was asked for
 * @param correctedAt when it was handed in
 * @param history what happened, in order; from it its clock is reckoned
 * @param moved the last time that a notice of holidays moved a day of it
 */
record ApplicationRow(
        String number,
        UUID draft,
        String item,
        int itemVersion,
        String itemName,
        String itemNameEn,
        String about,
        UUID account,
        String subject,
        Sealed applicant,
        Sealed applicantId,
        String answers,
        UUID handledBy,
        State state,
        Instant submittedAt,
        @Nullable Instant askedAt,
        @Nullable Instant correctedAt,
        @Nullable Instant acceptedAt,
        @Nullable Instant closedAt,
        LocalDate dueOn,
        @Nullable LocalDate legalDueOn,
        @Nullable Claim claim,
        @Nullable Moved moved,
        List<Happening> history) {

    private static final TypeReference<List<Happening>> HISTORY = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    ApplicationRow {
        history = List.copyOf(history);
    }

    /** The last moment at which the applicant handed something in: from there the office's days count. */
    Instant receivedAt() {
        return correctedAt == null ? submittedAt : correctedAt;
    }

    Standing standing() {
        return new Standing(handledBy, history, closedAt, moved);
    }

    Application application() {
        return new Application(number, account, subject, handledBy, item, state, askedAt != null);
    }

    static @Nullable Moved moved(ResultSet row) throws SQLException {
        var by = row.getString("moved_by");
        return by == null
                ? null
                : new Moved(
                        by,
                        row.getTimestamp("moved_at").toInstant(),
                        shift(row, "moved_from", "due_on"),
                        shift(row, "moved_legal_from", "legal_due_on"));
    }

    private static @Nullable Shift shift(ResultSet row, String from, String to) throws SQLException {
        return Shift.of(row.getObject(from, LocalDate.class), row.getObject(to, LocalDate.class));
    }

    static @Nullable Claim claim(ResultSet row) throws SQLException {
        var by = row.getObject("claimed_by", UUID.class);
        return by == null
                ? null
                : new Claim(
                        by,
                        row.getString("claimed_name"),
                        row.getTimestamp("claimed_at").toInstant());
    }

    static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    static List<Happening> history(ResultSet row) throws SQLException {
        return JSON.readValue(row.getString("history"), HISTORY);
    }
}
