package org.tiaokuai.casework.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.Applying.WithdrawApplication;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.course.State;

/** Whoever puts off a clock in the database puts it off for a day at most. */
@EmptyPlatform
class TimekeepingTest {

    private final Timekeeping timekeeping;
    private final Applying applying;
    private final JdbcClient jdbc;
    private final SettableClock clock;
    private final SmallTown town;
    private final Guide item;
    private final Resident resident;
    private String number = "";

    @Autowired
    TimekeepingTest(Timekeeping timekeeping, Applying applying, JdbcClient jdbc, SettableClock clock, SmallTown town) {
        this.timekeeping = timekeeping;
        this.applying = applying;
        this.jdbc = jdbc;
        this.clock = clock;
        this.town = town;
        item = town.item(town.department("局" + UUID.randomUUID()));
        resident = town.resident("周𠮷安", SmallTown.number());
    }

    private void submit() {
        clock.standOn("2026-03-02");
        number = town.handIn(resident, item);
    }

    @AfterEach
    void theOthersDay() {
        applying.withdraw(new WithdrawApplication(resident, number));
        clock.standOn("2026-03-02");
    }

    private void bend(String columns) {
        assertThat(jdbc.sql("update casework.application set " + columns + " where number = :number")
                        .param("number", number)
                        .update())
                .isEqualTo(1);
    }

    private State state() {
        return applying.open(resident, number).orElseThrow().state();
    }

    private String due() {
        return jdbc.sql("select due_on::text from casework.application where number = :number")
                .param("number", number)
                .query(String.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wakes_at = null",
                "wakes_at = 'infinity'",
                "wakes_at = null, due_on = '2030-01-01', legal_due_on = null",
            })
    void aClockThatWasPutOffIsFoundInTheNight(String bent) {
        submit();
        bend(bent);
        clock.standOn("2026-03-10");
        timekeeping.keep();
        assertThat(state()).as("nobody noticed yet").isEqualTo(State.SUBMITTED);
        timekeeping.keepAll();
        assertThat(state()).isEqualTo(State.ACCEPTED);
        assertThat(due()).isEqualTo("2026-03-16");
    }

    @Test
    void aBentDayIsWrittenRight() {
        submit();
        bend("due_on = '2030-01-01', legal_due_on = null");
        timekeeping.keepAll();
        assertThat(due()).isEqualTo("2026-03-09");
        assertThat(state()).isEqualTo(State.SUBMITTED);
    }
}
