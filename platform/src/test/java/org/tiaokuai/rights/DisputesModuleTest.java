package org.tiaokuai.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Residents;
import org.tiaokuai.access.Residents.Particular;
import org.tiaokuai.access.Role;
import org.tiaokuai.rights.Disputes.AnswerDispute;
import org.tiaokuai.rights.Disputes.Answering;
import org.tiaokuai.rights.Disputes.Outcome;
import org.tiaokuai.rights.Disputes.RaiseDispute;
import org.tiaokuai.rights.Disputes.Raising;
import org.tiaokuai.rights.Disputes.Raising.Raised;

/** Disputes reach who answers them, however many there are, and say what was said. */
@EmptyPlatform
class DisputesModuleTest {

    private final Disputes disputes;
    private final Residents residents;
    private final SmallTown town;
    private final SettableClock clock;
    private final JdbcClient jdbc;

    @Autowired
    DisputesModuleTest(Disputes disputes, Residents residents, SmallTown town, SettableClock clock, JdbcClient jdbc) {
        this.disputes = disputes;
        this.residents = residents;
        this.town = town;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void theRulesOnDisputesHold() {
        clock.standOn("2026-12-15");
    }

    @Test
    void howeverManyWaitElsewhereOnesOwnAreSeen() {
        var elsewhere = town.department("局" + UUID.randomUUID());
        var busy = town.item(elsewhere);
        for (int person = 0; person < 11; person++) {
            var number = SmallTown.number();
            var resident = town.resident("周𠮷安", number);
            var theCase = town.handIn(resident, busy);
            for (int raised = 0; raised < Disputes.MOST_OPEN; raised++) {
                disputes.raise(new RaiseDispute(resident, theCase, null, "不对"));
            }
            assertThat(disputes.raise(new RaiseDispute(resident, theCase, null, "再来一条")))
                    .isEqualTo(new Raising.TooMany());
        }
        clock.standOn("2026-12-16");
        var here = town.department("局" + UUID.randomUUID());
        var number = SmallTown.number();
        var resident = town.resident("陆小满", number);
        disputes.raise(new RaiseDispute(resident, town.handIn(resident, town.item(here)), null, "门牌号不对"));
        assertThat(disputes.waiting(town.officer(here, Role.WINDOW))).hasSize(1);
        assertThat(disputes.waiting(town.officer(elsewhere, Role.WINDOW))).hasSizeGreaterThanOrEqualTo(200);
    }

    @Test
    void whatIsAnsweredOfAnAccountIsDoneAndOfAClosedOneNot() {
        var number = SmallTown.number();
        var resident = town.registered("周吉安", number);
        var authority = town.officer(town.department("局" + UUID.randomUUID()), Role.INFORMATION_AUTHORITY);
        var first = (Raised) disputes.raise(new RaiseDispute(resident, null, Particular.NAME, "吉应该是𠮷"));
        assertThat(disputes.open(authority, first.id()).orElseThrow().recorded())
                .isEqualTo("周吉安");
        var right = new AnswerDispute(authority, first.id(), Outcome.CORRECTED, "已经改了", "周𠮷安", "");
        assertThat(disputes.answer(right)).isEqualTo(new Answering.Answered());
        assertThat(disputes.answer(right)).isEqualTo(new Answering.AnsweredBefore());
        var second = (Raised) disputes.raise(new RaiseDispute(resident, null, Particular.NAME, "又不对"));
        assertThat(disputes.open(authority, second.id()).orElseThrow().recorded())
                .isEqualTo("周𠮷安");
        residents.forget(resident.account());
        assertThat(disputes.answer(new AnswerDispute(authority, second.id(), Outcome.CORRECTED, "已经改了", "周安", "")))
                .isEqualTo(new Answering.AccountClosed());
        assertThat(jdbc.sql("select corrected is not null from rights.dispute where id = :id")
                        .param("id", first.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    /** Nobody is shown somebody else's number because a sealed value was put in the place of another. */
    @Test
    void anotherEnvelopeInThePlaceOfWhatWasSaidIsNotGivenOut() {
        var number = SmallTown.number();
        var resident = town.registered("周𠮷安", number);
        var authority = town.officer(town.department("局" + UUID.randomUUID()), Role.INFORMATION_AUTHORITY);
        var raised = (Raised) disputes.raise(new RaiseDispute(resident, null, Particular.NAME, "不对"));
        jdbc.sql("""
                        update rights.dispute set says = (select number from access.account where id = :account)
                        where id = :id
                        """)
                .param("account", resident.account())
                .param("id", raised.id())
                .update();
        assertThatThrownBy(() -> disputes.open(authority, raised.id()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining(number);
    }

    @Test
    void nobodyAnswersTheirOwn() {
        var number = SmallTown.number();
        var resident = town.registered("周𠮷安", number);
        var department = town.department("局" + UUID.randomUUID());
        var oneself = town.employed(department, number, Role.INFORMATION_AUTHORITY);
        var raised = (Raised) disputes.raise(new RaiseDispute(resident, null, Particular.PHONE, "换了"));
        assertThat(disputes.open(oneself, raised.id())).isEmpty();
        assertThat(disputes.waiting(oneself)).noneMatch(line -> line.id() == raised.id());
        assertThat(disputes.answer(new AnswerDispute(oneself, raised.id(), Outcome.CORRECTED, "改了", "13900001234", "")))
                .isEqualTo(new Answering.NoSuchDispute());
    }
}
