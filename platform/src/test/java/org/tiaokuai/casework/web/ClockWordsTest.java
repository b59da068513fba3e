package org.tiaokuai.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.calendar.Calendar;
import org.tiaokuai.course.CaseClock;
import org.tiaokuai.page.Text;
import org.tiaokuai.statute.CaseEvent;
import org.tiaokuai.statute.CaseEvent.Accepted;
import org.tiaokuai.statute.CaseEvent.Decided;
import org.tiaokuai.statute.CaseEvent.Received;
import org.tiaokuai.statute.CaseFacts;
import org.tiaokuai.statute.CaseReckoning.Reckoned;
import org.tiaokuai.statute.CaseRules;
import org.tiaokuai.statute.CaseWords.Reader;
import org.tiaokuai.statute.Statute;
import org.tiaokuai.statute.Term;

/** What the clock says to whom, before its end, after it, and when all is done. */
@EmptyPlatform
class ClockWordsTest {

    private static final LocalDate START = LocalDate.parse("2025-12-18");

    private final Statute statute;
    private final Calendar calendar;
    private final MessageSource messages;

    @Autowired
    ClockWordsTest(Statute statute, Calendar calendar, MessageSource messages) {
        this.statute = statute;
        this.calendar = calendar;
        this.messages = messages;
    }

    /** Ten working days from 18 December 2025 end on Sunday 4 January 2026, a make-up day after the holiday. */
    private ClockWords words(
            CaseClock.Phase phase, LocalDate today, @Nullable LocalDate closed, Locale locale, boolean work) {
        var events = new ArrayList<CaseEvent>(List.of(new Received(at(START)), new Accepted(at(START), "何")));
        if (closed != null) {
            events.add(new Decided(at(closed), "宋", true));
        }
        var facts =
                CaseFacts.of(CaseRules.NO_PERMIT, events).promising(Term.general(10, Term.Unit.WORKING_DAY), "本市承诺");
        var reckoned = (Reckoned) statute.reckon(facts, calendar, at(today));
        var due = CaseClock.Current.of(reckoned).due();
        var current = new CaseClock.Current(phase, due, due, null);
        var clock = new CaseClock(
                reckoned,
                current,
                true,
                false,
                today,
                calendar.days(START, today.isAfter(due.due()) ? today : due.due()),
                CaseClock.Closed.NEVER,
                calendar.lastPublishedYear(),
                closed,
                null);
        return new ClockWords(clock, new Text(messages, locale), work ? Reader.OFFICER : Reader.RESIDENT);
    }

    private static Instant at(LocalDate day) {
        return day.atTime(9, 0).atZone(Text.ZONE).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "DECISION, 2025-12-21, false, zh, 承诺办结, 2026年1月4日（周日）前给您结果",
        "DECISION, 2025-12-21, true, zh, 承诺办结, 2026年1月4日（周日）前作出决定",
        "ACCEPTANCE, 2025-12-21, false, zh, 最晚答复, 2026年1月4日（周日）前告诉您受理不受理",
        "ACCEPTANCE, 2025-12-21, true, zh, 最晚答复, 2026年1月4日（周日）前答复受理不受理",
        "DECISION, 2026-01-05, false, zh, 已经晚了, 1月4日（周日）前本应给您结果",
        "DECISION, 2026-01-05, true, zh, 已经晚了, 1月4日（周日）前应当作出决定",
        "ACCEPTANCE, 2026-01-05, false, zh, 已经晚了, 1月4日（周日）前本应答复您",
        "DECISION, 2025-12-21, false, en, Promised, You have the result by Sunday 4 January 2026",
        "DECISION, 2026-01-05, true, en, Late, Should have been decided by Sun 4 Jan"
    })
    void anOpenClockTellsEachReaderWhatTheDayMeansToThem(
            CaseClock.Phase phase, LocalDate today, boolean work, String language, String over, String sentence) {
        var words = words(phase, today, null, Locale.forLanguageTag(language.equals("zh") ? "zh-CN" : "en"), work);
        var headline = words.headline();
        assertThat(words.over()).isEqualTo(over);
        assertThat(headline.before() + headline.day() + headline.after()).isEqualTo(sentence);
    }

    @Test
    void thePictureInWordsCountsAsTheLegendDoes() {
        var today = LocalDate.parse("2026-01-06");
        var words = words(CaseClock.Phase.DECISION, today, null, Locale.SIMPLIFIED_CHINESE, false);
        assertThat(words.span(new ClockPicture(words).inTime())).isEqualTo("10个工作日");
        assertThat(new ClockPicture(words).picture()).contains("已用10个工作日", "晚了2个工作日");
        var inTime = words(CaseClock.Phase.DECISION, START.plusDays(1), null, Locale.SIMPLIFIED_CHINESE, false);
        assertThat(new ClockPicture(inTime).picture()).contains("已用1个工作日", "还剩9个工作日");
    }

    @ParameterizedTest
    @CsvSource({"2025-12-21, 受理 12月18日, 到期 2026年1月4日", "2026-01-06, 受理 2025年12月18日, 到期 1月4日"})
    void aDayOfAnotherYearIsToldWithItsYear(LocalDate today, String from, String due) {
        var words = words(CaseClock.Phase.DECISION, today, null, Locale.SIMPLIFIED_CHINESE, false);
        assertThat(new ClockPicture(words)
                        .cells().stream().map(ClockPicture.Cell::label).filter(Objects::nonNull))
                .contains(from, due);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-31, 2025年12月31日（周三）, 比到期早1个工作日",
        "2026-01-04, 1月4日（周日）, 当天到期，没有晚",
        "2026-01-06, 1月6日（周二）, 晚了2个工作日"
    })
    void aClosedClockPromisesNothingAndSaysHowItEnded(LocalDate closed, String day, String standing) {
        var words = words(
                CaseClock.Phase.DECISION, LocalDate.parse("2026-02-01"), closed, Locale.SIMPLIFIED_CHINESE, false);
        assertThat(words.over()).isEqualTo("办结");
        assertThat(words.headline()).isEqualTo(new ClockWords.Headline("", day, ""));
        assertThat(words.standing()).isEqualTo(standing);
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, false, 本市承诺, 10个工作日",
        "zh-CN, true, 本市承诺, 10个工作日",
        "en, false, promised by the department, 10 working days"
    })
    void residentAndOfficerReadTheSameDaysAndReasons(String language, boolean work, String basis, String amount) {
        var today = LocalDate.parse("2025-12-21");
        var words = words(CaseClock.Phase.DECISION, today, null, Locale.forLanguageTag(language), work);
        assertThat(words.basis()).isEqualTo(basis);
        assertThat(words.amount(words.clock().due())).isEqualTo(amount);
        assertThat(words.reasons())
                .isEqualTo(words(CaseClock.Phase.DECISION, today, null, Locale.forLanguageTag(language), !work)
                        .reasons())
                .hasSize(1);
    }
}
