package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Applying.Submission.Submitted;
import org.tiaokuai.casework.Applying.SubmitApplication;
import org.tiaokuai.casework.Applying.WithdrawApplication;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.casework.Measure.Approve;
import org.tiaokuai.casework.Measure.Conclude;
import org.tiaokuai.casework.Measure.Propose;
import org.tiaokuai.casework.Measure.ProposeRectification;
import org.tiaokuai.casework.Measure.Rectify;
import org.tiaokuai.casework.Measure.Reject;
import org.tiaokuai.casework.Measure.RejectRectification;
import org.tiaokuai.casework.Proceedings.TakeMeasure;
import org.tiaokuai.casework.Proposals.Proposal;
import org.tiaokuai.casework.Proposals.What;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.course.Outcome;
import org.tiaokuai.course.Outcome.Body;
import org.tiaokuai.course.Outcome.Ruling;
import org.tiaokuai.course.Rectification;
import org.tiaokuai.course.Rectification.Part;
import org.tiaokuai.course.Rectification.Place;
import org.tiaokuai.course.SpecialProcedure;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.draft.Drafts.SavePage;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.Term;
import org.tiaokuai.statute.Term.Unit;

/** What one proposed waits before each who may approve it, as long as it waits, and before nobody else. */
@EmptyPlatform
class ProposalsModuleTest {

    private static final Measure SUSPENSION =
            new Propose(new SpecialProcedure(Event.HEARING, Term.general(5, Unit.WORKING_DAY), "涉及多数人利益，要先听证。", ""));

    @Autowired
    Drafts drafts;

    @Autowired
    Applying applying;

    @Autowired
    Casework casework;

    @Autowired
    Proceedings proceedings;

    @Autowired
    Proposals proposals;

    private final SettableClock clock;
    private final SmallTown town;
    private final Department department;
    private final Guide item;
    private final Resident resident;
    private final Officer clerk;
    private final Officer head;
    private final Officer second;
    private String number = "";

    @Autowired
    ProposalsModuleTest(SettableClock clock, SmallTown town) {
        this.clock = clock;
        clock.standOn("2026-03-02");
        this.town = town;
        department = town.department("局" + UUID.randomUUID());
        item = town.item(department);
        resident = town.resident("周𠮷安", SmallTown.number());
        clerk = town.officer(department, Role.WINDOW);
        head = town.officer(department, Role.WINDOW, Role.APPROVER);
        second = town.officer(department, Role.APPROVER);
    }

    @BeforeEach
    void aCaseIsExamined() {
        clock.standOn("2026-03-02");
        number = accepted(resident);
    }

    private String accepted(Resident applicant) {
        drafts.save(new SavePage(applicant, item.code(), "you", Map.of()));
        drafts.save(new SavePage(applicant, item.code(), "wish", SmallTown.typed("开店")));
        var draft = Objects.requireNonNull(
                drafts.draft(applicant, item.code()).orElseThrow().id());
        var submitted = ((Submitted) applying.submit(new SubmitApplication(applicant, draft))).number();
        casework.receive(new ReceiveApplication(head, submitted, true, "", ""));
        return submitted;
    }

    private void take(Officer officer, Measure measure) {
        assertThat(proceedings.take(new TakeMeasure(officer, number, null, measure)))
                .isInstanceOf(Act.Done.class);
    }

    private void decide(boolean grant) {
        casework.decide(new DecideApplication(head, number, grant, "材料不付", grant ? "" : "某法第一条"));
    }

    private static Measure slip() {
        return new ProposeRectification(new Rectification(new Place(Part.REASONS, ""), "", "材料不符", "录入时写错了一个字", ""));
    }

    private List<String> waiting(Officer officer) {
        return proposals.of(officer, 100).stream().map(Proposal::number).toList();
    }

    @Test
    void aSpecialProcedureWaitsForEachWhoMayApproveItAndForNobodyElse() {
        assertThat(waiting(second)).isEmpty();
        take(head, SUSPENSION);
        assertThat(proposals.of(second, 100)).singleElement().satisfies(proposal -> {
            assertThat(proposal.number()).isEqualTo(number);
            assertThat(proposal.what()).isEqualTo(What.SUSPENSION);
            assertThat(proposal.byWhom()).contains(head.name());
        });
        assertThat(waiting(head)).as("who proposed it").isEmpty();
        assertThat(waiting(clerk)).as("who approves nothing").isEmpty();
        var elsewhere = town.department("局" + UUID.randomUUID());
        assertThat(waiting(town.officer(elsewhere, Role.APPROVER)))
                .as("another department")
                .isEmpty();
    }

    @Test
    void whatWasApprovedRejectedOrWithdrawnWaitsNoMore() {
        take(head, SUSPENSION);
        take(second, new Reject("不必听证"));
        assertThat(waiting(second)).isEmpty();
        take(head, SUSPENSION);
        assertThat(waiting(second)).containsExactly(number);
        take(second, new Approve());
        assertThat(waiting(second)).isEmpty();
        number = accepted(town.resident("钱若水", SmallTown.number()));
        take(clerk, SUSPENSION);
        assertThat(waiting(head)).containsExactly(number);
        assertThat(waiting(second)).containsExactly(number);
    }

    @Test
    void aWithdrawnCaseHasNothingToApprove() {
        take(head, SUSPENSION);
        applying.withdraw(new WithdrawApplication(resident, number));
        assertThat(waiting(second)).isEmpty();
    }

    @Test
    void aCorrectionOfADecisionThatWasClosedWaitsToo() {
        decide(false);
        take(head, slip());
        assertThat(proposals.of(second, 100))
                .singleElement()
                .extracting(Proposal::what)
                .isEqualTo(What.RECTIFICATION);
        assertThat(waiting(head)).isEmpty();
        take(second, new RejectRectification("没有写错"));
        assertThat(waiting(second)).isEmpty();
        take(clerk, slip());
        assertThat(waiting(head)).containsExactly(number);
        take(head, new Rectify());
        assertThat(waiting(head)).isEmpty();
    }

    @Test
    void aDecisionThatIsMadeAgainTakesTheProposalWithIt() {
        decide(false);
        take(clerk, slip());
        var day = LocalDate.parse("2026-03-02");
        var remand = new Outcome(Body.COURT, "江北区人民法院", "（2026）行初1号", day, Ruling.REMANDED, null);
        take(head, new Conclude(remand));
        assertThat(waiting(head)).isEmpty();
        decide(false);
        assertThat(waiting(head)).isEmpty();
        assertThat(waiting(second)).isEmpty();
    }

    @Test
    void theLongestWaitingComesFirstAndNoMoreThanAskedFor() {
        take(clerk, SUSPENSION);
        var first = number;
        number = accepted(town.resident("钱若水", SmallTown.number()));
        take(clerk, SUSPENSION);
        assertThat(waiting(second)).containsExactly(first, number);
        assertThat(proposals.of(second, 1)).extracting(Proposal::number).containsExactly(first);
    }
}
