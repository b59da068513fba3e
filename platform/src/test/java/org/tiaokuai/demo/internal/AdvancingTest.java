package org.tiaokuai.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.demo.DemoCity;

/** The day of the demonstration can be set forward, never back, and a restart remembers it. */
@WholeApplication
class AdvancingTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final DemoCity city;
    private final DemoWorld world;
    private final DemoClock clock;
    private final Clock theOne;
    private final JdbcClient jdbc;

    @Autowired
    AdvancingTest(DemoCity city, DemoWorld world, DemoClock clock, Clock theOne, JdbcClient jdbc) {
        this.city = city;
        this.world = world;
        this.clock = clock;
        this.theOne = theOne;
        this.jdbc = jdbc;
    }

    /** The city is shared by all tests of a run: its day is put back. */
    @AfterEach
    void todayIsToday() {
        jdbc.sql("update demo.world set days_ahead = 0").update();
        clock.setAhead(0);
    }

    private static LocalDate today() {
        return LocalDate.now(CHINA);
    }

    @Test
    void aDayIsSetForwardForThePlatformsOneClock() {
        city.advance(1);
        assertThat(city.today()).isEqualTo(today().plusDays(1));
        assertThat(LocalDate.ofInstant(theOne.instant(), CHINA)).isEqualTo(city.today());
        city.advance(7);
        assertThat(city.today()).isEqualTo(today().plusDays(8));
    }

    @Test
    void theDayIsNeverSetBackAndNeverFurtherThanAMonthAtOnce() {
        city.advance(-5);
        city.advance(0);
        assertThat(city.today()).isEqualTo(today());
        city.advance(Integer.MAX_VALUE);
        assertThat(city.today()).isEqualTo(today().plusDays(31));
        city.advance(Integer.MIN_VALUE);
        assertThat(city.today()).isEqualTo(today().plusDays(31));
    }

    @Test
    void howeverOftenItIsSetForwardItStaysWithinTenYears() {
        for (int i = 0; i < 130; i++) {
            city.advance(31);
        }
        assertThat(city.today()).isEqualTo(today().plusDays(3650));
    }

    @Test
    void aRestartGoesOnFromTheDayThatWasReached() {
        city.advance(3);
        clock.setAhead(0);
        world.afterSingletonsInstantiated();
        assertThat(city.today()).isEqualTo(today().plusDays(3));
    }

    @Test
    void theClockStandsStillWhileAStoryIsToldAndRunsAgainAfterwards() {
        var demo = new DemoClock();
        var then = Instant.parse("2026-01-01T01:00:00Z");
        demo.standAt(then);
        assertThat(demo.instant()).isEqualTo(then).isEqualTo(demo.instant());
        demo.run();
        assertThat(demo.instant()).isAfter(Instant.now().minusSeconds(60));
    }

    @Test
    void everyoneOfTheCityIsThereWithTheirPosts() {
        assertThat(city.people()).hasSizeGreaterThan(20);
        assertThat(city.people())
                .filteredOn(person -> person.login().equals("shen"))
                .singleElement()
                .satisfies(shen -> assertThat(shen.posts()).isEqualTo("市卫健委 行政审批处处长；市政务办 派驻窗口协调员"));
        assertThat(city.people()).filteredOn(person -> !person.staff()).allMatch(person -> person.posts()
                .isEmpty());
    }
}
