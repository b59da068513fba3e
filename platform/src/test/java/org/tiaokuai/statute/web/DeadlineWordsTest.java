package org.tiaokuai.statute.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.page.Text;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.Holiday;
import org.tiaokuai.statute.LimitRule.Bound;
import org.tiaokuai.statute.LimitRule.Effect;
import org.tiaokuai.statute.LimitRule.Evidence;
import org.tiaokuai.statute.LimitRule.Rank;
import org.tiaokuai.statute.Profile;
import org.tiaokuai.statute.Term.Unit;

@EmptyPlatform
class DeadlineWordsTest {

    private record Day(LocalDate day, String name, int sourceYear) {}

    private final JdbcClient jdbc;
    private final MessageSource messages;

    @Autowired
    DeadlineWordsTest(JdbcClient jdbc, MessageSource messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    private List<Day> published() {
        return jdbc.sql(
                        "select day, name, year as source_year from calendar.arranged join calendar.notice on id = notice"
                                + " where division = ''")
                .query(Day.class)
                .list();
    }

    @Test
    void everyPublishedDayIsAscribedToTheNoticeThatArrangedIt() {
        assertThat(published()).hasSizeGreaterThan(600).allSatisfy(day -> assertThat(Holiday.noticeYear(day.day()))
                .as("%s", day)
                .isEqualTo(day.sourceYear()));
    }

    @Test
    void everyPublishedHolidayHasAnEnglishNameAndAnUnknownOneKeepsItsOwn() {
        var english = new Text(messages, Locale.ENGLISH);
        var chinese = new Text(messages, Locale.SIMPLIFIED_CHINESE);
        assertThat(published()).allSatisfy(day -> {
            assertThat(Holiday.said(day.name(), english)).doesNotContainPattern("\\p{IsHan}");
            assertThat(Holiday.said(day.name(), chinese)).isEqualTo(day.name());
        });
        assertThat(Holiday.said("国庆节、中秋节", english)).isEqualTo("National Day, Mid-Autumn Festival");
        assertThat(Holiday.said("泼水节", english)).isEqualTo("泼水节");
    }

    @Test
    void whateverARuleMaySayHasWordsInBothLanguages() {
        for (var locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
            var text = new Text(messages, locale);
            said(text, "event", Event.values());
            said(text, "expiry", Effect.values());
            said(text, "rank", Rank.values());
            said(text, "bound", Bound.values());
            said(text, "evidence", Evidence.values());
            said(text, "profile", Profile.values());
            said(text, "deadline.unit", Unit.values());
            said(text, "amount", Unit.values());
        }
    }

    private static void said(Text text, String kind, Enum<?>[] values) {
        for (var value : values) {
            assertThat(text.of("statute." + kind + "." + value.name(), 1)).isNotBlank();
        }
    }
}
