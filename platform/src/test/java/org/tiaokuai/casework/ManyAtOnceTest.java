package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Applying.Submission;
import org.tiaokuai.casework.Applying.SubmitApplication;
import org.tiaokuai.casework.Applying.WithdrawApplication;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.course.State;
import org.tiaokuai.dossier.Dossiers;
import org.tiaokuai.dossier.Dossiers.Enclosing;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.draft.Drafts.EnclosePaper;
import org.tiaokuai.draft.Drafts.SavePage;
import org.tiaokuai.file.Samples;
import org.tiaokuai.file.StoredFiles;
import org.tiaokuai.file.StoredFiles.StoreFile;
import org.tiaokuai.file.StoredFiles.Storing;
import org.tiaokuai.organisation.Department;

/** Double clicks, retries, two tabs and two officers: whatever comes at once, it happens once. */
@EmptyPlatform
class ManyAtOnceTest {

    private static final int AT_ONCE = 8;

    private final Drafts drafts;
    private final Applying applying;
    private final Casework casework;
    private final StoredFiles files;
    private final Dossiers dossiers;
    private final SmallTown town;
    private final Department department;
    private final String item;
    private final Resident resident;

    @Autowired
    ManyAtOnceTest(
            Drafts drafts, Applying applying, Casework casework, StoredFiles files, Dossiers dossiers, SmallTown town) {
        this.files = files;
        this.dossiers = dossiers;
        this.drafts = drafts;
        this.applying = applying;
        this.casework = casework;
        this.town = town;
        department = town.department("局" + UUID.randomUUID());
        item = town.item(department).code();
        resident = town.resident("陆小满", SmallTown.number());
    }

    private UUID filledIn() {
        return town.filledIn(resident, item, SmallTown.typed("x"));
    }

    private String accepted() {
        var number = town.handIn(resident, item, SmallTown.typed("x"));
        casework.receive(new ReceiveApplication(town.officer(department, Role.WINDOW), number, true, "", ""));
        return number;
    }

    @RepeatedTest(3)
    void theSameDraftHandedInEightTimesAtOnceIsOneApplication() throws Exception {
        var draft = filledIn();
        var outcomes = atOnce(_ -> () -> applying.submit(new SubmitApplication(resident, draft)));
        var submitted = outcomes.stream()
                .filter(Submission.Submitted.class::isInstance)
                .map(Submission.Submitted.class::cast)
                .toList();
        assertThat(submitted).hasSize(1);
        var again = new Submission.AlreadySubmitted(submitted.getFirst().number());
        assertThat(outcomes).filteredOn(again::equals).hasSize(AT_ONCE - 1);
        assertThat(applying.mine(resident).cases()).hasSize(1);
        assertThat(applying.submit(new SubmitApplication(resident, draft))).isEqualTo(again);
    }

    @RepeatedTest(3)
    void aCaseThatManyDecideAtOnceIsDecidedOnce() throws Exception {
        var number = accepted();
        var approver = town.officer(department, Role.APPROVER);
        var outcomes =
                atOnce(at -> () -> casework.decide(new DecideApplication(approver, number, at % 2 == 0, "理由", "法")));
        assertThat(outcomes).filteredOn(Act.Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Act.NotNow.class::isInstance).hasSize(AT_ONCE - 1);
        var done = (Act.Done)
                outcomes.stream().filter(Act.Done.class::isInstance).findFirst().orElseThrow();
        var theCase = applying.open(resident, number).orElseThrow();
        assertThat(theCase.state()).isEqualTo(done.state());
        assertThat(theCase.history()).hasSize(3);
    }

    @RepeatedTest(3)
    void withdrawingAndDecidingAtOnceEndsInOneOfTheTwo() throws Exception {
        var number = accepted();
        var approver = town.officer(department, Role.APPROVER);
        var outcomes = atOnce(at -> at % 2 == 0
                ? () -> casework.decide(new DecideApplication(approver, number, true, "", ""))
                : () -> applying.withdraw(new WithdrawApplication(resident, number)));
        assertThat(outcomes).filteredOn(Act.Done.class::isInstance).hasSize(1);
        assertThat(applying.open(resident, number).orElseThrow().state()).isIn(State.GRANTED, State.WITHDRAWN);
    }

    @RepeatedTest(5)
    void takingAPaperOutAndHandingInAtOnceNeverHandsInWithoutIt() throws Exception {
        var code = town.itemWithPapers(department).code();
        var draft = town.filledIn(resident, code, SmallTown.typed("x"));
        var content = new StoreFile(
                new ByteArrayResource(Samples.paper(1)), "图.pdf", resident.account(), resident.personKey());
        var file = ((Storing.Stored) files.store(content)).file();
        var enclosing =
                drafts.enclose(new EnclosePaper(resident, code, 0, file)).orElseThrow();
        var paper = ((Enclosing.Enclosed) enclosing).paper();
        var outcomes = ManyAtOnceTest.<Object>atOnce(at -> at % 2 == 0
                ? () -> applying.submit(new SubmitApplication(resident, draft))
                : () -> {
                    drafts.remove(resident, code, paper);
                    return "taken out";
                });
        boolean handedIn = outcomes.stream().anyMatch(Submission.Submitted.class::isInstance);
        assertThat(dossiers.of(draft)).hasSize(handedIn ? 1 : 0);
        if (handedIn) {
            assertThat(dossiers.of(draft).getFirst().file()).isEqualTo(file);
            assertThat(outcomes).noneMatch(Submission.Incomplete.class::isInstance);
        } else {
            assertThat(outcomes)
                    .filteredOn(Submission.Incomplete.class::isInstance)
                    .hasSize(AT_ONCE / 2);
            assertThat(drafts.draft(resident, code).orElseThrow().papersComplete())
                    .isFalse();
        }
    }

    @Test
    void twoTabsThatSaveTheFirstPageAtOnceShareOneDraft() throws Exception {
        var outcomes = atOnce(_ -> () -> drafts.save(new SavePage(resident, item, "wish", SmallTown.typed("x"))));
        assertThat(outcomes.stream().distinct()).hasSize(1);
        assertThat(applying.mine(resident).drafts()).hasSize(1);
    }

    private static <T> List<T> atOnce(IntFunction<Callable<T>> work) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var futures = new ArrayList<Future<T>>();
            for (int i = 0; i < AT_ONCE; i++) {
                var task = work.apply(i);
                futures.add(threads.submit(() -> {
                    start.await();
                    return task.call();
                }));
            }
            start.countDown();
            var outcomes = new ArrayList<T>();
            for (var future : futures) {
                outcomes.add(future.get());
            }
            return outcomes;
        }
    }
}
