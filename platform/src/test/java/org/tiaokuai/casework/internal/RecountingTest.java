package org.tiaokuai.casework.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Role;
import org.tiaokuai.calendar.HolidayNotice;
import org.tiaokuai.calendar.HolidayNotices;
import org.tiaokuai.calendar.HolidayNotices.Publishing;
import org.tiaokuai.calendar.HolidayNotices.Recount;
import org.tiaokuai.calendar.HolidayNotices.Recounts;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.web.ClockWords;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.course.CaseClock;
import org.tiaokuai.course.CaseClock.Moved;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Division;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.page.Text;
import org.tiaokuai.standard.DivisionCode;
import org.tiaokuai.statute.CaseWords;
import org.tiaokuai.statute.CaseWords.Reader;
import org.tiaokuai.statute.Step;

/** A notice of a faraway island arrives while its office works; nowhere else anything changes. */
@EmptyPlatform
class RecountingTest {

    /** Each test keeps holidays of its own in the same division, one after the other. */
    private static final AtomicInteger MONTH = new AtomicInteger(3);

    private final Applying applying;
    private final Casework casework;
    private final HolidayNotices notices;
    private final Recounts recounts;
    private final MessageSource messages;
    private final JdbcClient jdbc;
    private final SettableClock clock;
    private final SmallTown town;
    private final Guide item;
    private final Officer officer;

    @Autowired
    RecountingTest(
            Applying applying,
            Casework casework,
            HolidayNotices notices,
            Recounts recounts,
            MessageSource messages,
            JdbcClient jdbc,
            SettableClock clock,
            SmallTown town,
            Organisation organisation) {
        this.applying = applying;
        this.casework = casework;
        this.notices = notices;
        this.recounts = recounts;
        this.messages = messages;
        this.jdbc = jdbc;
        this.clock = clock;
        this.town = town;
        organisation.establishDivisions(List.of(
                new Division(DivisionCode.ofPrefix("46"), "460000", "海南省", DivisionCode.Level.PROVINCE),
                new Division(DivisionCode.ofPrefix("4603"), "460300", "三沙市", DivisionCode.Level.CITY)));
        var code = "ISLAND-" + UUID.randomUUID();
        organisation.establishDepartments(List.of(new Department(
                UUID.randomUUID(),
                code,
                code,
                code,
                code,
                DivisionCode.ofPrefix("4603").value(),
                false)));
        var department = organisation.department(code).orElseThrow();
        item = town.item(department);
        officer = town.officer(department, Role.WINDOW, Role.APPROVER, Role.LEGAL_OFFICE);
    }

    private LocalDate monday;

    @BeforeEach
    void itIsAMonday() {
        monday = Objects.requireNonNull(Map.of(
                        3, LocalDate.of(2026, 3, 2),
                        4, LocalDate.of(2026, 4, 13),
                        5, LocalDate.of(2026, 5, 18),
                        6, LocalDate.of(2026, 6, 22),
                        7, LocalDate.of(2026, 7, 6),
                        8, LocalDate.of(2026, 8, 3),
                        9, LocalDate.of(2026, 8, 31),
                        10, LocalDate.of(2026, 9, 7))
                .get(MONTH.getAndIncrement()));
        clock.standOn(monday.toString());
    }

    private Resident resident() {
        return town.resident("周𠮷安", SmallTown.number());
    }

    private void accept(String number) {
        casework.receive(new ReceiveApplication(officer, number, true, "", ""));
    }

    private long published(LocalDate on, LocalDate off) {
        var notice = new HolidayNotice(
                "三沙市关于放假的通知" + off, "", on, 2026, false, "460300", List.of(new HolidayNotice.Day(off, "渔家节", true)));
        return ((Publishing.Done) notices.publish(officer, notice)).notice();
    }

    private Recount counted(long notice) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> recounts.of(notice).orElseThrow().whole());
        return recounts.of(notice).orElseThrow();
    }

    private LocalDate due(String number) {
        return jdbc.sql("select due_on from casework.application where number = :number")
                .param("number", number)
                .query(LocalDate.class)
                .single();
    }

    private String words(CaseClock clock, boolean work) {
        return new ClockWords(
                        clock, new Text(messages, Locale.SIMPLIFIED_CHINESE), work ? Reader.OFFICER : Reader.RESIDENT)
                .moved(Objects.requireNonNull(clock.moved()));
    }

    @Test
    void openCasesAreCountedByItAndBothSidesReadTheSameSentence() {
        var owner = resident();
        var waiting = town.handIn(owner, item);
        var accepted = town.handIn(resident(), item);
        accept(accepted);
        var closed = town.handIn(resident(), item);
        accept(closed);
        casework.decide(new DecideApplication(officer, closed, true, "", ""));
        var before = Map.of(waiting, due(waiting), accepted, due(accepted), closed, due(closed));
        assertThat(before.get(waiting)).isEqualTo(monday.plusDays(7));

        clock.pass(Duration.ofDays(1));
        var recount = counted(published(monday.plusDays(1), monday.plusDays(3)));

        assertThat(recount.moved()).isEqualTo(2);
        assertThat(due(waiting)).isEqualTo(monday.plusDays(8));
        assertThat(due(accepted)).isAfter(Objects.requireNonNull(before.get(accepted)));
        assertThat(due(closed)).isEqualTo(before.get(closed));
        var mine = applying.open(owner, waiting).orElseThrow().clock();
        var theirs = casework.open(officer, waiting).orElseThrow().clock();
        assertThat(mine.due().due()).isEqualTo(due(waiting));
        assertThat(mine.due().explanation())
                .anyMatch(step -> step instanceof Step.Days days && days.name().equals("渔家节"));
        var cited = new ClockWords(mine, new Text(messages, Locale.SIMPLIFIED_CHINESE), Reader.RESIDENT)
                .reasons().stream()
                        .flatMap(reason -> reason.lines().stream())
                        .filter(line -> line.what().contains("渔家节"))
                        .map(CaseWords.Line::cite)
                        .distinct();
        assertThat(cited)
                .as("not the notice of the year, which says nothing of it")
                .containsExactly("《三沙市关于放假的通知" + monday.plusDays(3) + "》");
        assertThat(words(mine, false)).isEqualTo(words(theirs, true)).contains("三沙市关于放假的通知", "（周一）改为", "（周二）。");
        var ended = casework.open(officer, closed).orElseThrow().clock();
        assertThat(ended.due().due()).isEqualTo(before.get(closed));
        assertThat(ended.moved()).isNull();

        accept(waiting);
        assertThat(casework.open(officer, waiting).orElseThrow().clock().moved())
                .as("nothing moved what is due now")
                .isNull();
    }

    @Test
    void whereTheLimitOfTheLawAloneMovedItSaysSo() {
        var owner = resident();
        var number = town.handIn(owner, item);
        accept(number);
        var before = due(number);
        var law = Objects.requireNonNull(
                        casework.open(officer, number).orElseThrow().clock().legal())
                .due();

        counted(published(monday, before.plusDays(1)));

        var clock = applying.open(owner, number).orElseThrow().clock();
        assertThat(due(number)).isEqualTo(before);
        assertThat(Objects.requireNonNull(clock.legal()).due()).isAfter(law);
        assertThat(words(clock, false))
                .contains("法定期限由" + law.getMonthValue() + "月" + law.getDayOfMonth() + "日")
                .doesNotContain("到期日");
    }

    @Test
    void whatMovedAndIsNotShownIsNotTold() {
        var owner = resident();
        var number = town.handIn(owner, item);
        var clock = applying.open(owner, number).orElseThrow().clock();
        var shift = new Moved.Shift(monday, monday.plusDays(1));
        var words = new ClockWords(clock, new Text(messages, Locale.SIMPLIFIED_CHINESE), Reader.RESIDENT);
        assertThat(clock.legal()).isNotNull().isSameAs(clock.due());
        assertThat(words.moved(new Moved("通知", clock.due().until(), null, shift)))
                .isEmpty();
        assertThat(words.moved(new Moved("通知", clock.due().until(), shift, shift)))
                .contains("到期日由")
                .doesNotContain("法定期限");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void whatWasCountedByTheOldCalendarMeanwhileIsFoundByASecondWalkAndTheLogSaysHowMany(CapturedOutput log) {
        var number = town.handIn(resident(), item);
        long notice = published(monday, monday.plusDays(2));
        counted(notice);
        var due = due(number);
        jdbc.sql(
                        "update casework.application set due_on = due_on - 1, legal_due_on = legal_due_on - 1 where number = :number")
                .param("number", number)
                .update();
        casework.keepTime();
        assertThat(recounts.of(notice).orElseThrow().ended()).isFalse();
        clock.pass(Duration.ofMinutes(3));
        casework.keepTime();
        var ended = recounts.of(notice).orElseThrow();
        assertThat(ended.ended()).isTrue();
        assertThat(due(number)).isEqualTo(due);
        assertThat(log)
                .contains("Counted " + ended.cases() + " open cases anew by the holidays of notice " + notice)
                .contains("; " + ended.moved() + " of them moved to another last day");
    }

    @Test
    void severalNodesAtOnceMoveEachCaseOnce() throws Exception {
        var numbers =
                List.of(town.handIn(resident(), item), town.handIn(resident(), item), town.handIn(resident(), item));
        long notice = published(monday, monday.plusDays(1));
        try (var nodes = Executors.newFixedThreadPool(4)) {
            Callable<Void> node = () -> {
                casework.keepTime();
                return null;
            };
            for (var done : nodes.invokeAll(List.of(node, node, node, node))) {
                done.get();
            }
        }
        counted(notice);
        assertThat(jdbc.sql("select count(*) from casework.moved where number = any(:numbers) and notice = :notice")
                        .param("numbers", numbers.toArray(String[]::new))
                        .param("notice", notice)
                        .query(Long.class)
                        .single())
                .isEqualTo(numbers.size());
    }

    /** So that the walk goes on where it stopped, and meets what it moved further down the queue. */
    @Test
    void moreCasesThanAreCountedAtOnceAreEachCountedOnce() {
        var number = town.handIn(resident(), item);
        var before = due(number);
        int copies = 2_100;
        copy(number, copies, "application", "'draft', gen_random_uuid()");
        copy(number, copies, "case_event", "'id', nextval(pg_get_serial_sequence('casework.case_event', 'id'))");
        long open = jdbc.sql("select count(*) from casework.application where closed_at is null"
                        + " and (state <> 'SUSPENDED' or wakes_at > :now)")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        try {
            var recount = counted(published(monday, monday.plusDays(2)));
            assertThat(recount.cases()).isEqualTo((int) open);
            assertThat(jdbc.sql(
                                    "select due_before, due_after, count(*) from casework.moved where number = :number or number like :copies"
                                            + " group by due_before, due_after")
                            .param("number", number)
                            .param("copies", number + "-%")
                            .query((row, _) -> List.of(
                                    row.getObject(1, LocalDate.class),
                                    row.getObject(2, LocalDate.class),
                                    row.getInt(3)))
                            .list())
                    .containsExactly(List.of(before, before.plusDays(1), copies + 1));
        } finally {
            for (var table : List.of("moved", "case_event", "application")) {
                jdbc.sql("delete from casework." + table + " where number like :numbers")
                        .param("numbers", number + "-%")
                        .update();
            }
        }
    }

    private void copy(String number, int times, String table, String own) {
        jdbc.sql("""
                        insert into casework.%1$s overriding system value
                        select (jsonb_populate_record(row, jsonb_build_object('number', number || '-' || nth, %2$s))).*
                        from casework.%1$s row, generate_series(1, :times) nth where number = :number
                        """.formatted(table, own))
                .param("times", times)
                .param("number", number)
                .update();
    }

    @Test
    void aCaseThatCannotBeCountedHoldsUpNoOther() {
        var broken = town.handIn(resident(), item);
        var other = town.handIn(resident(), item);
        var before = due(other);
        rename(broken, "SUBMIT", "CORRECT");
        var recount = counted(published(monday, monday.plusDays(2)));
        assertThat(recount.cases()).isGreaterThanOrEqualTo(2);
        assertThat(due(other)).isAfter(before);
        assertThat(due(broken)).isEqualTo(before);
        rename(broken, "CORRECT", "SUBMIT");
    }

    /** Without it nothing was ever received. */
    private void rename(String number, String event, String as) {
        jdbc.sql("update casework.case_event set event = :as where number = :number and event = :event")
                .param("as", as)
                .param("number", number)
                .param("event", event)
                .update();
    }

    @Test
    void silenceIsKeptByTheNewDaysOnly() {
        var number = town.handIn(resident(), item);
        clock.pass(Duration.ofDays(7));
        counted(published(monday.plusDays(4), monday.plusDays(4)));
        clock.pass(Duration.ofDays(1));
        casework.keepTime();
        assertThat(casework.open(officer, number).orElseThrow().acceptedOn())
                .as("the sixth day is the last one now")
                .isNull();
        clock.pass(Duration.ofDays(1));
        casework.keepTime();
        assertThat(casework.open(officer, number).orElseThrow().acceptedOn()).isEqualTo(monday);
    }
}
