package org.tiaokuai.casework.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Reminders;
import org.tiaokuai.casework.internal.Receiving.Silence;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.course.ClockAct;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.course.DueDays;
import org.tiaokuai.course.Guides;
import org.tiaokuai.course.State;
import org.tiaokuai.statute.CaseLimit.Source;
import org.tiaokuai.statute.CaseReckoning.Reckoned;
import org.tiaokuai.statute.Duty;

/**
 * Lets the clocks of cases do what is due: each thing once, in its order and as of its moment, also after the platform stood
 * still, and by one node only.
 */
@Repository
class Waking implements Reminders {

    private static final Logger LOG = LoggerFactory.getLogger(Waking.class);
    private static final int AT_ONCE = 200;

    /** What cannot be done now is tried again then, and holds up nothing else. */
    private static final Duration LATER = Duration.ofMinutes(10);

    private static final String LISTED = """
            select * from (
                select distinct on (number) number, item_name, item_name_en, state, kind, duty, source,
                    reminder.at, due_on, coalesce(claimed_name, '') as holder
                from casework.reminder join casework.application using (number)
                where handled_by = :department
                    and (closed_at is null or kind = 'RENEWED_BY_SILENCE' and reminder.at > :since)
                    and (state = any(:states)
                        or (:decides and kind in ('OVER', 'OVERSTAYED', 'RENEWED_BY_SILENCE'))
                        or (:receives and kind = 'ACCEPTED_BY_SILENCE'))
                    and (:all or item = any(:items))
                order by number, reminder.at desc, reminder.id desc) last
            order by at desc, number limit :rows
            """;

    /** What came to its end by silence is on nobody's list any more, and so is told for a month. */
    private static final Duration TOLD_FOR = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Applications applications;
    private final Guides guides;
    private final Clocks clocks;

    Waking(JdbcClient jdbc, Applications applications, Guides guides, Clocks clocks) {
        this.jdbc = jdbc;
        this.applications = applications;
        this.guides = guides;
        this.clocks = clocks;
    }

    /**
     * Some of those whose moment has come.
     *
     * @param taken how many there were
     * @param silent of which of them the law says something now; nothing was done for these yet
     */
    record Some(int taken, List<String> silent) {}

    /** Every open case, whatever its row says of when it wakes and by when it is due. */
    void all() {
        jdbc.sql("update casework.application set wakes_at = :now where closed_at is null")
                .param("now", clocks.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    private record Woken(ApplicationRow row, Reckoned reckoned) {

        boolean silent() {
            return Silence.spoke(row.state(), reckoned);
        }
    }

    /** In a transaction of its own: what was told is told, and when each wakes next. */
    Some wake() {
        var now = clocks.now();
        var numbers = due(now);
        var due = applications.readable(numbers);
        var unreadable = new ArrayList<>(numbers);
        due.forEach(row -> unreadable.remove(row.number()));
        unreadable.forEach(this::postpone);
        var known = new HashMap<String, Optional<Guide>>();
        var woken = new ArrayList<Woken>();
        for (var row : due) {
            reckoned(row, known)
                    .ifPresentOrElse(reckoned -> woken.add(new Woken(row, reckoned)), () -> postpone(row.number()));
        }
        var told = woken.stream().filter(each -> !each.silent()).toList();
        tell(told, now);
        setAnew(told, now);
        return new Some(
                numbers.size(),
                woken.stream()
                        .filter(Woken::silent)
                        .map(each -> each.row().number())
                        .toList());
    }

    private List<String> due(Instant now) {
        return jdbc.sql("""
                        select number from casework.application where wakes_at <= :now
                        order by wakes_at, number limit :most for update skip locked
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", AT_ONCE)
                .query(String.class)
                .list();
    }

    private Optional<Reckoned> reckoned(ApplicationRow row, Map<String, Optional<Guide>> known) {
        var guide = known.computeIfAbsent(
                row.item() + " " + row.itemVersion(), _ -> guides.of(row.item(), row.itemVersion()));
        try {
            return guide.map(found -> clocks.reckoned(row.standing(), found));
        } catch (RuntimeException e) {
            LOG.error("The clock of case {} cannot be reckoned", row.number(), e);
            return Optional.empty();
        }
    }

    /** Whose step it was is told, though the case went on to others, or came to its end. */
    @EventListener
    void on(Act.Done done) {
        if (done.event() == State.Event.DEEM_ACCEPTED) {
            tell(done, ClockAct.Kind.ACCEPTED_BY_SILENCE, Duty.NOTICE);
        } else if (done.event().renews()) {
            tell(done, ClockAct.Kind.RENEWED_BY_SILENCE, Duty.RENEWAL);
        }
    }

    private void tell(Act.Done done, ClockAct.Kind kind, Duty duty) {
        jdbc.sql("""
                        insert into casework.reminder (number, kind, duty, source, at, done)
                        select number, :kind, :duty, :source, at, :now from casework.case_event
                        where number = :number and event = :event
                        on conflict do nothing
                        """)
                .param("kind", kind.name())
                .param("duty", duty.name())
                .param("source", Source.LAW.name())
                .param("now", clocks.now().atOffset(ZoneOffset.UTC))
                .param("number", done.number())
                .param("event", done.event().name())
                .update();
    }

    void postpone(String number) {
        jdbc.sql("update casework.application set wakes_at = :later where number = :number")
                .param("later", clocks.now().plus(LATER).atOffset(ZoneOffset.UTC))
                .param("number", number)
                .update();
    }

    /** While a special procedure lasts longer than it was told, the days of its case become later. */
    private void setAnew(List<Woken> woken, Instant now) {
        var days = woken.stream()
                .map(each -> DueDays.of(each.reckoned(), each.row().state(), now))
                .toList();
        jdbc.sql("""
                        update casework.application set due_on = cast(anew.due as date),
                            legal_due_on = cast(anew.legal as date), wakes_at = cast(anew.wakes as timestamptz)
                        from unnest(:numbers, :dues, :legals, :wakings) as anew (number, due, legal, wakes)
                        where application.number = anew.number
                        """)
                .param(
                        "numbers",
                        woken.stream().map(each -> each.row().number()).toArray(String[]::new))
                .param("dues", texts(days, DueDays::due))
                .param("legals", texts(days, DueDays::legal))
                .param("wakings", texts(days, DueDays::wakes))
                .update();
    }

    private static @Nullable String[] texts(List<DueDays> days, Function<DueDays, @Nullable Object> part) {
        return days.stream()
                .map(each -> Objects.toString(part.apply(each), null))
                .toArray(String[]::new);
    }

    private record Told(String number, ClockAct act) {}

    private void tell(Collection<Woken> woken, Instant now) {
        var told = woken.stream()
                .flatMap(each -> ClockAct.of(each.reckoned()).stream()
                        .filter(act -> !act.at().isAfter(now))
                        .map(act -> new Told(each.row().number(), act)))
                .sorted(Comparator.comparing(each -> each.act().at()))
                .toList();
        if (!told.isEmpty()) {
            write(told, now);
        }
    }

    private void write(List<Told> told, Instant now) {
        jdbc.sql("""
                        insert into casework.reminder (number, kind, duty, source, at, done)
                        select number, kind, duty, source, cast(at as timestamptz), :now
                        from unnest(:numbers, :kinds, :duties, :sources, :moments)
                            with ordinality as told (number, kind, duty, source, at, place)
                        order by place
                        on conflict do nothing
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("numbers", each(told, Told::number))
                .param("kinds", each(told, one -> one.act().kind()))
                .param("duties", each(told, one -> one.act().duty()))
                .param("sources", each(told, one -> one.act().source()))
                .param("moments", each(told, one -> one.act().at()))
                .update();
    }

    private static <T> String[] each(List<T> told, Function<T, Object> part) {
        return told.stream().map(one -> part.apply(one).toString()).toArray(String[]::new);
    }

    @Override
    public List<Reminder> of(Officer officer, int rows) {
        var post = officer.post();
        var states = Arrays.stream(State.values())
                .filter(state -> state.open() && state.concerns(post))
                .map(State::name)
                .toArray(String[]::new);
        return jdbc.sql(LISTED)
                .param("department", post.department())
                .param("states", states)
                .param("since", clocks.now().minus(TOLD_FOR).atOffset(ZoneOffset.UTC))
                .param("decides", post.roles().contains(Role.APPROVER))
                .param("receives", post.roles().contains(Role.WINDOW))
                .param("all", post.items().isEmpty())
                .param("items", post.items().toArray(String[]::new))
                .param("rows", rows)
                .query(Waking::reminder)
                .list();
    }

    private static Reminder reminder(ResultSet row, int at) throws SQLException {
        return new Reminder(
                row.getString("number"),
                row.getString("item_name"),
                row.getString("item_name_en"),
                State.valueOf(row.getString("state")),
                new ClockAct(
                        ClockAct.Kind.valueOf(row.getString("kind")),
                        Duty.valueOf(row.getString("duty")),
                        Source.valueOf(row.getString("source")),
                        row.getTimestamp("at").toInstant()),
                row.getObject("due_on", LocalDate.class),
                row.getString("holder"));
    }
}
