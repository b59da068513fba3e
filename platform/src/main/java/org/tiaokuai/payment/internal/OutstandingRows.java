package org.tiaokuai.payment.internal;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Casework.CaseRow;
import org.tiaokuai.casework.QueueView;
import org.tiaokuai.course.State;
import org.tiaokuai.payment.ChargeState;
import org.tiaokuai.payment.Outstanding;
import org.tiaokuai.payment.Yuan;

/** Keeps, in the transaction of each step and of each end of a case, the list of what is still to be done about money. */
@Repository
@Transactional
class OutstandingRows implements Outstanding {

    private final JdbcClient jdbc;
    private final ChargeRows charges;
    private final Casework casework;
    private final Clock clock;

    OutstandingRows(JdbcClient jdbc, ChargeRows charges, Casework casework, Clock clock) {
        this.jdbc = jdbc;
        this.charges = charges;
        this.casework = casework;
        this.clock = clock;
    }

    private record Found(long charge, String caseNumber, String line, long amount, Instant since) {}

    void due(long charge) {
        put(charge, Why.UNPAID);
    }

    /** @param state where the case stands; whoever pays after it ended without a result paid for nothing */
    void stands(long charge, ChargeState now, State state) {
        switch (now) {
            case DUE -> put(charge, Why.UNPAID);
            case PAID -> {
                if (inVain(state)) {
                    put(charge, Why.REFUNDABLE);
                } else {
                    done(charge);
                }
            }
            case WAIVED, WITHDRAWN, REFUNDED -> done(charge);
        }
    }

    private static boolean inVain(State state) {
        return !state.open() && !state.resulted();
    }

    private void put(long charge, Why why) {
        jdbc.sql("""
                        insert into payment.outstanding (charge, why, since, department)
                        select id, :why, :now, department from payment.charge where id = :charge and department is not null
                        on conflict (charge) do update set why = excluded.why, since = excluded.since
                        """)
                .param("charge", charge)
                .param("why", why.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void done(long charge) {
        jdbc.sql("delete from payment.outstanding where charge = :charge")
                .param("charge", charge)
                .update();
    }

    /** Whoever pays in the same moment waits, and finds the case ended. */
    @EventListener
    void on(Act.Done done) {
        boolean ended = done.event().ends() && inVain(done.state());
        if (!ended && !done.event().again()) {
            return;
        }
        charges.lock(done.number());
        charges.of(done.number()).stream()
                .filter(charge -> charge.state() == ChargeState.PAID)
                .forEach(charge -> stands(charge.id(), ChargeState.PAID, done.state()));
    }

    @Override
    @Transactional(readOnly = true)
    public Page of(Officer officer, Why why, String after, int rows) {
        var found = found(officer, why, After.read(after), rows + 1);
        var shown = found.subList(0, Math.min(rows, found.size()));
        var cases = casework.rows(officer, shown.stream().map(Found::caseNumber).collect(Collectors.toSet())).stream()
                .map(CaseRow::row)
                .collect(Collectors.toMap(QueueView.Row::number, row -> row));
        var listed = shown.stream()
                .flatMap(each -> Optional.ofNullable(cases.get(each.caseNumber())).map(row -> row(each, row)).stream())
                .toList();
        return new Page(listed, found.size() > rows ? After.of(shown.getLast()).text() : "");
    }

    private static Row row(Found found, QueueView.Row theCase) {
        return new Row(
                found.charge(),
                found.caseNumber(),
                theCase.itemName(),
                theCase.itemNameEn(),
                theCase.state(),
                found.line(),
                new Yuan(found.amount()),
                found.since());
    }

    private List<Found> found(Officer officer, Why why, After after, int most) {
        return jdbc.sql("""
                        select outstanding.charge, case_number, name as line, amount, since
                        from payment.outstanding join payment.charge on charge.id = outstanding.charge
                            join payment.tariff using (item, line, version)
                        where outstanding.department = :department and why = :why and (:all or item = any(:items))
                            and (since, outstanding.charge) < (:since, :charge)
                        order by since desc, outstanding.charge desc limit :most
                        """)
                .param("department", officer.post().department())
                .param("all", officer.post().items().isEmpty())
                .param("items", officer.post().items().toArray(String[]::new))
                .param("why", why.name())
                .param("since", after.since().atOffset(ZoneOffset.UTC))
                .param("charge", after.charge())
                .param("most", most)
                .query((row, at) -> new Found(
                        row.getLong("charge"),
                        row.getString("case_number"),
                        row.getString("line"),
                        row.getLong("amount"),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    /** The last row of the page before; what cannot be read is the beginning. */
    private record After(Instant since, long charge) {

        private static final After BEGINNING = new After(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE);

        static After of(Found found) {
            return new After(found.since(), found.charge());
        }

        static After read(String text) {
            var parts = text.split("_", 2);
            try {
                return parts.length == 2 && text.length() < 60 && parts[0].startsWith("20")
                        ? new After(Instant.parse(parts[0]), Long.parseLong(parts[1]))
                        : BEGINNING;
            } catch (DateTimeException | NumberFormatException e) {
                return BEGINNING;
            }
        }

        String text() {
            return since + "_" + charge;
        }
    }
}
