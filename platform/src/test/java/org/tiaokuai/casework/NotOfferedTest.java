package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Applying.Submission;
import org.tiaokuai.casework.Applying.SubmitApplication;
import org.tiaokuai.catalogue.Editing;
import org.tiaokuai.catalogue.Editing.ActOnItem;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.Stage.Event;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.draft.Drafts.SavePage;
import org.tiaokuai.organisation.Department;

/** What becomes of drafts and cases of an item that is suspended, revised or withdrawn under them. */
@EmptyPlatform
class NotOfferedTest {

    private final Drafts drafts;
    private final Applying applying;
    private final Casework casework;
    private final Editing editing;
    private final SmallTown town;
    private final Department department;
    private final Officer approver;
    private final Resident resident;
    private final Guide item;

    @Autowired
    NotOfferedTest(Drafts drafts, Applying applying, Casework casework, Editing editing, SmallTown town) {
        this.drafts = drafts;
        this.applying = applying;
        this.casework = casework;
        this.editing = editing;
        this.town = town;
        department = town.department("局" + UUID.randomUUID());
        approver = town.officer(department, Role.APPROVER);
        resident = town.registered("钱若水", SmallTown.number());
        item = town.item(department);
    }

    private void act(Event event) {
        editing.act(new ActOnItem(approver, item.code(), event, "因故", null, ""));
    }

    @Test
    void aDraftOfASuspendedItemIsKeptAndHandedInOnceItResumes() {
        var draft = town.filledIn(resident, item.code(), SmallTown.typed("愿望"));
        act(Event.SUSPEND);
        assertThat(applying.submit(new SubmitApplication(resident, draft))).isEqualTo(new Submission.NotOffered());
        assertThat(drafts.draft(resident, item.code()).orElseThrow().offered()).isFalse();
        act(Event.RESUME);
        assertThat(applying.submit(new SubmitApplication(resident, draft))).isInstanceOf(Submission.Submitted.class);
    }

    @Test
    void nobodyBeginsADraftOfWhatIsNotOffered() {
        act(Event.SUSPEND);
        assertThat(drafts.draft(resident, item.code())).isEmpty();
        assertThat(drafts.save(new SavePage(resident, item.code(), "you", SmallTown.typed("愿望"))))
                .isEqualTo(new Drafts.Saving.NoSuchPage());
        act(Event.WITHDRAW_SUSPENDED);
        assertThat(drafts.draft(resident, item.code())).isEmpty();
    }

    @Test
    void aDraftKeepsTheVersionThatItWasBegunUnder() {
        var draft = town.filledIn(resident, item.code(), SmallTown.typed("愿望"));
        town.publish(SmallTown.guide(department, item.code(), "改了名字的许可", 3), department);
        assertThat(drafts.draft(resident, item.code())
                        .orElseThrow()
                        .offer()
                        .guide()
                        .name())
                .isEqualTo(item.name());
        var number = town.handIn(resident, draft);
        assertThat(applying.open(resident, number).orElseThrow().offer().version())
                .isEqualTo(1);
    }

    @Test
    void anOpenCaseGoesOnAfterItsItemWasWithdrawn() {
        var draft = town.filledIn(resident, item.code(), SmallTown.typed("愿望"));
        var number = town.handIn(resident, draft);
        act(Event.WITHDRAW);
        var window = town.officer(department, Role.WINDOW);
        assertThat(casework.receive(new Casework.ReceiveApplication(window, number, true, "", "")))
                .isInstanceOf(Act.Done.class);
    }
}
