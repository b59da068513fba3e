package org.tiaokuai.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.Applying.Submission;
import org.tiaokuai.casework.Applying.SubmitApplication;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.rights.OwnData.Closing;

/** Who closes the account and hands in an application at once has one or the other, and never an open case of nobody. */
@EmptyPlatform
class ClosingWhileSubmittingTest {

    private final OwnData data;
    private final Drafts drafts;
    private final Applying applying;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final SettableClock clock;
    private final SmallTown town;
    private final String number = SmallTown.number();
    private final Resident resident;

    @Autowired
    ClosingWhileSubmittingTest(
            OwnData data,
            Drafts drafts,
            Applying applying,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            SettableClock clock,
            SmallTown town) {
        this.data = data;
        this.drafts = drafts;
        this.applying = applying;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.town = town;
        clock.standOn("2026-03-02");
        resident = town.registered("周𠮷安", number);
    }

    @BeforeEach
    void itIsAMonday() {
        clock.standOn("2026-03-02");
    }

    private SubmitApplication filledIn() {
        Guide item = town.item(town.department("局" + UUID.randomUUID()));
        return new SubmitApplication(resident, town.filledIn(resident, item.code(), SmallTown.typed("开店")));
    }

    private long count(String what) {
        return jdbc.sql("select count(*) from " + what)
                .param("account", resident.account())
                .query(Long.class)
                .single();
    }

    private long accounts() {
        return count("access.account where id = :account");
    }

    private long cases() {
        return count("casework.application where account = :account");
    }

    /** The second comes while the first is done and not yet sure; it must wait, and what it answers is told. */
    private <T> T meanwhile(Runnable first, Supplier<T> second) throws Exception {
        var waiting = Objects.requireNonNull(transactions.execute(_ -> {
            first.run();
            var other = CompletableFuture.supplyAsync(second);
            assertThat(other).as("it waits").failsWithin(Duration.ofMillis(700));
            return other;
        }));
        return waiting.get(8, TimeUnit.SECONDS);
    }

    @Test
    void whoHandsInFirstKeepsTheAccount() throws Exception {
        var submit = filledIn();
        var closing = meanwhile(
                () -> assertThat(applying.submit(submit)).isInstanceOf(Submission.Submitted.class),
                () -> data.close(resident));
        assertThat(closing).isInstanceOf(Closing.CaseOpen.class);
        assertThat(accounts()).isEqualTo(1);
        assertThat(cases()).isEqualTo(1);
        assertThat(count("rights.act where account = :account")).isZero();
    }

    @Test
    void whoClosesFirstHandsNothingInAnyMore() throws Exception {
        var submit = filledIn();
        var submission = meanwhile(
                () -> assertThat(data.close(resident)).isInstanceOf(Closing.Closed.class),
                () -> applying.submit(submit));
        assertThat(submission).isInstanceOf(Submission.NoSuchDraft.class);
        assertThat(accounts()).isZero();
        assertThat(cases()).isZero();
    }

    /** What another tab saved after the drafts were forgotten. */
    @Test
    void aDraftThatWasBegunWhileTheAccountIsClosedIsNotHandedIn() throws Exception {
        var submission = meanwhile(
                () -> assertThat(data.close(resident)).isInstanceOf(Closing.Closed.class),
                () -> applying.submit(filledIn()));
        assertThat(submission).isInstanceOf(Submission.NoSuchDraft.class);
        assertThat(cases()).isZero();
    }

    @Test
    void whoMayNotCloseTheAccountLosesNothing() {
        applying.submit(filledIn());
        var second = filledIn();
        assertThat(data.close(resident)).isInstanceOf(Closing.CaseOpen.class);
        assertThat(accounts()).isEqualTo(1);
        assertThat(count(
                        "access.closed where person_key = (select person_key from access.account where id = :account)"))
                .isZero();
        assertThat(applying.submit(second)).isInstanceOf(Submission.Submitted.class);
    }

    @RepeatedTest(10)
    void bothAtOnceEndInOneOfTheTwo() throws Exception {
        var submit = filledIn();
        var submitting = CompletableFuture.supplyAsync(() -> applying.submit(submit));
        var closing = CompletableFuture.supplyAsync(() -> data.close(resident));
        boolean submitted = submitting.get(20, TimeUnit.SECONDS) instanceof Submission.Submitted;
        boolean closed = closing.get(20, TimeUnit.SECONDS) instanceof Closing.Closed;
        assertThat(submitted).isNotEqualTo(closed);
        assertThat(accounts()).isEqualTo(closed ? 0 : 1);
        assertThat(cases()).isEqualTo(submitted ? 1 : 0);
    }
}
