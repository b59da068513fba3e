package org.tiaokuai.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.organisation.Department;

@EmptyPlatform
class FiguresModuleTest {

    private final Figures figures;
    private final Casework casework;
    private final SmallTown town;
    private final SettableClock clock;
    private final Department department;
    private final Guide item;

    @Autowired
    FiguresModuleTest(Figures figures, Casework casework, SmallTown town, SettableClock clock) {
        this.figures = figures;
        this.casework = casework;
        this.town = town;
        this.clock = clock;
        department = town.department("局" + UUID.randomUUID());
        item = town.item(department);
    }

    @Test
    void halfAndNineTenthsAreSaidOnceThereAreEnoughCasesAndForOneYear() {
        for (int at = 0; at < 9; at++) {
            decided("2026-03-02", "2026-03-04", at % 2 == 0);
        }
        clock.standOn("2026-04-01");
        figures.count();
        assertThat(figures.paceOf(item.code())).as("nine are too few").isEmpty();

        // From Friday the 6th to Monday the 23rd, one of eleven working days; and one that is decided today.
        decided("2026-03-06", "2026-03-23", true);
        decided("2026-03-31", "2026-04-01", true);
        clock.standOn("2026-04-01");
        figures.count();
        var pace = figures.paceOf(item.code()).orElseThrow();
        assertThat(pace).isEqualTo(new Figures.Pace(10, 2, 2, LocalDate.of(2026, 3, 31)));

        clock.standOn("2026-04-02");
        figures.count();
        assertThat(figures.paceOf(item.code()).orElseThrow().cases()).isEqualTo(11);

        clock.standOn("2027-03-20");
        figures.count();
        assertThat(figures.paceOf(item.code())).as("older than a year").isEmpty();
    }

    @Test
    void whatIsOpenOrWithdrawnSaysNothing() {
        clock.standOn("2026-03-02");
        for (int at = 0; at < 12; at++) {
            accepted();
        }
        clock.standOn("2026-04-01");
        figures.count();
        assertThat(figures.paceOf(item.code())).isEmpty();
    }

    private void decided(String accepted, String closed, boolean granted) {
        clock.standOn(accepted);
        var number = accepted();
        clock.standOn(closed);
        var approver = town.officer(department, Role.APPROVER);
        casework.decide(new DecideApplication(approver, number, granted, "理由", "行政许可法第三十八条"));
    }

    private String accepted() {
        var number = town.handIn(town.resident("周𠮷安", SmallTown.number()), item);
        casework.receive(new ReceiveApplication(town.officer(department, Role.WINDOW), number, true, "", ""));
        return number;
    }
}
