package org.tiaokuai.casework.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.calendar.HolidayNotices;
import org.tiaokuai.calendar.HolidayNotices.Published;
import org.tiaokuai.calendar.HolidayNotices.Recount;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.course.DueDays;
import org.tiaokuai.course.Guides;

/**
 * Counts the open cases by a notice of holidays that came after them, some to a transaction, in the order of the queue; what
 * was told to an applicant as a day in a notice of correction stays.
 */
@Repository
class Recounting implements HolidayNotices.Recounts {

    private static final Logger LOG = LoggerFactory.getLogger(Recounting.class);
    private static final int AT_ONCE = 1_000;

    private static final String MOVE = """
            with anew as (
                select number, cast(due as date) as due, cast(legal as date) as legal,
                    cast(wakes as timestamptz) as wakes
                from unnest(:numbers, :dues, :legals, :wakings) as anew (number, due, legal, wakes)),
            moved as (
                update casework.application set due_on = anew.due, legal_due_on = anew.legal,
                    wakes_at = anew.wakes,
                    moved_from = case when :closed then old.moved_from else old.due_on end,
                    moved_by = case when :closed then old.moved_by else :title end,
                    moved_at = case when :closed then old.moved_at else :now end
                from anew join casework.application old using (number)
                where application.number = anew.number
                returning application.number, old.due_on as due_before, anew.due,
                    old.legal_due_on as legal_before, anew.legal)
            insert into casework.moved
                (number, notice, at, due_before, due_after, legal_before, legal_after)
            select number, :notice, :now, due_before, due, legal_before, legal from moved
            """;

    /** The last day by law before the move that a row of casework.application tells of. */
    static final String LEGAL_BEFORE = """
            (select legal_before from casework.moved
             where moved.number = application.number and moved.at = application.moved_at
             order by moved.id desc limit 1) as moved_legal_from""";

    /** Each node looks for notices once a minute. */
    private static final Duration KNOWN_BY_ALL = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Applications applications;
    private final HolidayNotices notices;
    private final Guides guides;
    private final Clocks clocks;

    Recounting(JdbcClient jdbc, Applications applications, HolidayNotices notices, Guides guides, Clocks clocks) {
        this.jdbc = jdbc;
        this.applications = applications;
        this.notices = notices;
        this.guides = guides;
        this.clocks = clocks;
    }

    /** In the transaction of the publication; what the walks of an earlier notice did not reach yet, those of this one do. */
    void begin(Published published) {
        if (published.closed() == null) {
            jdbc.sql("update casework.recount set ended_at = :now where ended_at is null")
                    .param("now", clocks.now().atOffset(ZoneOffset.UTC))
                    .update();
        }
        var notice = notices.notice(published.notice()).orElseThrow();
        jdbc.sql("insert into casework.recount (notice, title, at, office_only)"
                        + " values (:notice, :title, :at, :only)")
                .param("notice", notice.id())
                .param("title", notice.title())
                .param("at", notice.at().atOffset(ZoneOffset.UTC))
                .param("only", published.closed())
                .update();
    }

    /**
     * How far it is.
     *
     * @param only the department that told that it is closed, which moves what its applicants have to do and nothing else
     */
    private record Walk(
            long notice,
            String title,
            Instant at,
            int number,
            UUID office,
            LocalDate dueOn,
            String last,
            @Nullable UUID only) {}

    /** Where a case stands in the queue of its office. */
    private record Place(UUID handledBy, LocalDate dueOn, String number) {}

    /** Some cases more; false when there is nothing to do now, or another node does it. */
    boolean step() {
        var walk = take();
        if (walk.isEmpty()) {
            return false;
        }
        var places = next(walk.get());
        var cases = applications.readable(places.stream().map(Place::number).toList());
        int moved = cases.isEmpty() ? 0 : count(walk.get(), cases);
        if (places.size() < AT_ONCE) {
            end(walk.get());
        } else {
            var last = places.getLast();
            jdbc.sql("update casework.recount set office = :office, due_on = :due, number = :number where notice = :id")
                    .param("office", last.handledBy())
                    .param("due", last.dueOn())
                    .param("number", last.number())
                    .param("id", walk.get().notice())
                    .update();
        }
        jdbc.sql("update casework.recount set cases = cases + :cases, moved = moved + :moved where notice = :id")
                .param("cases", walk.get().number() == 1 ? cases.size() : 0)
                .param("moved", moved)
                .param("id", walk.get().notice())
                .update();
        if (walk.get().number() > 1 && places.size() < AT_ONCE) {
            tell(walk.get());
        }
        return true;
    }

    private void tell(Walk walk) {
        of(walk.notice())
                .ifPresent(recount -> LOG.info(
                        "Counted {} open cases anew by the holidays of notice {} ({}); {} of them moved to another last day",
                        recount.cases(),
                        walk.notice(),
                        walk.title(),
                        recount.moved()));
    }

    private Optional<Walk> take() {
        return jdbc.sql("""
                        select notice, title, at, walk, office, due_on, number, office_only from casework.recount
                        where ended_at is null and (walk = 1 or at < :before)
                        order by notice limit 1 for update skip locked
                        """)
                .param("before", clocks.now().minus(KNOWN_BY_ALL).atOffset(ZoneOffset.UTC))
                .query((row, at) -> new Walk(
                        row.getLong("notice"),
                        row.getString("title"),
                        row.getTimestamp("at").toInstant(),
                        row.getInt("walk"),
                        row.getObject("office", UUID.class),
                        row.getObject("due_on", LocalDate.class),
                        row.getString("number"),
                        row.getObject("office_only", UUID.class)))
                .optional();
    }

    private void end(Walk walk) {
        jdbc.sql("""
                        update casework.recount set walk = 2, office = '00000000-0000-0000-0000-000000000000',
                            due_on = '-infinity', number = '', ended_at = case when walk = 2 then :now end
                        where notice = :id
                        """)
                .param("now", clocks.now().atOffset(ZoneOffset.UTC))
                .param("id", walk.notice())
                .update();
    }

    /**
     * Whoever is acting on one of them just now is not waited for: the act counts anew, or the second walk does. What this walk
     * moved further down the queue is not met there again. While a special procedure lasts, the days of its case become later by
     * themselves, which is no notice's doing.
     */
    private List<Place> next(Walk walk) {
        return jdbc.sql("""
                        select handled_by, due_on, number from casework.application
                        where closed_at is null and (handled_by, due_on, number) > (:office, :due, :last)
                            and (state <> 'SUSPENDED' or wakes_at > :now)
                            and (cast(:only as uuid) is null or (handled_by = :only and state = 'CORRECTING'))
                            and (:walk > 1 or not exists (
                                select from casework.moved
                                where moved.number = application.number and moved.notice = :notice))
                        order by handled_by, due_on, number limit :most for update skip locked
                        """)
                .param("now", clocks.now().atOffset(ZoneOffset.UTC))
                .param("only", walk.only())
                .param("office", walk.office())
                .param("due", walk.dueOn())
                .param("last", walk.last())
                .param("walk", walk.number())
                .param("notice", walk.notice())
                .param("most", AT_ONCE)
                .query(Place.class)
                .list();
    }

    /** @return how many moved */
    private int count(Walk walk, List<ApplicationRow> cases) {
        var known = new HashMap<String, Optional<Guide>>();
        var here = new HashMap<UUID, Clocks>();
        var numbers = new ArrayList<String>();
        var dues = new ArrayList<String>();
        var legals = new ArrayList<@Nullable String>();
        var wakings = new ArrayList<@Nullable String>();
        for (var each : cases) {
            var days = days(each, here, known);
            if (days != null
                    && (!days.due().equals(each.dueOn()) || !Objects.equals(days.legal(), each.legalDueOn()))) {
                numbers.add(each.number());
                dues.add(days.due().toString());
                legals.add(days.legal() == null ? null : days.legal().toString());
                wakings.add(days.wakes() == null ? null : days.wakes().toString());
            }
        }
        return numbers.isEmpty() ? 0 : move(walk, numbers, dues, legals, wakings);
    }

    /** None where it cannot be told, which holds up no other case. */
    private @Nullable DueDays days(ApplicationRow each, Map<UUID, Clocks> here, Map<String, Optional<Guide>> known) {
        var guide = known.computeIfAbsent(
                each.item() + " " + each.itemVersion(), _ -> guides.of(each.item(), each.itemVersion()));
        try {
            var clock = here.computeIfAbsent(each.handledBy(), clocks::in);
            return guide.map(found -> DueDays.of(clock.reckon(each.history(), found), each.state()))
                    .orElse(null);
        } catch (RuntimeException e) {
            LOG.error("Case {} cannot be counted and keeps its days", each.number(), e);
            return null;
        }
    }

    private int move(
            Walk walk,
            List<String> numbers,
            List<String> dues,
            List<@Nullable String> legals,
            List<@Nullable String> wakings) {
        return jdbc.sql(MOVE)
                .param("numbers", numbers.toArray(String[]::new))
                .param("dues", dues.toArray(String[]::new))
                .param("legals", legals.toArray(String[]::new))
                .param("wakings", wakings.toArray(String[]::new))
                .param("title", walk.title())
                .param("notice", walk.notice())
                .param("closed", walk.only() != null)
                .param("now", clocks.now().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public Optional<Recount> of(long notice) {
        return jdbc.sql("select cases, moved, walk > 1 as whole, ended_at is not null as ended from casework.recount"
                        + " where notice = :notice")
                .param("notice", notice)
                .query(Recount.class)
                .optional();
    }
}
