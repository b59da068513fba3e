package org.tiaokuai.catalogue.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Post;
import org.tiaokuai.access.Role;
import org.tiaokuai.catalogue.Editing.Step;
import org.tiaokuai.catalogue.Element;
import org.tiaokuai.catalogue.Stage;
import org.tiaokuai.catalogue.Stage.Event;

class StandingTest {

    private static final UUID POLICE = UUID.randomUUID();
    private static final Officer EDITOR = officer(POLICE, Role.EDITOR);
    private static final Officer APPROVER = officer(POLICE, Role.APPROVER);

    /** Of each stage of a working copy, what may be done by the one and by the other. */
    private static final Map<Stage, Set<Event>> WITH_A_COPY = Map.of(
            Stage.DRAFT, Set.of(Event.HAND_IN, Event.DISCARD),
            Stage.IN_REVIEW, Set.of(Event.RETURN, Event.APPROVE),
            Stage.SCHEDULED, Set.of(Event.RECALL));

    private static Officer officer(UUID department, Role... roles) {
        var post = new Post(UUID.randomUUID(), department, "局", "负责人", Set.of(roles));
        return new Officer(UUID.randomUUID(), null, "周砚秋", post);
    }

    private static Standing standing(@Nullable Stage item, @Nullable Stage copy, int version, int basedOn) {
        return new Standing("X1", POLICE, item, copy, version, basedOn, List.of(), Set.of(EDITOR.account()));
    }

    private static boolean allowed(Standing standing, Event event) {
        return standing.act(EDITOR, event) instanceof Step.Taken || standing.act(APPROVER, event) instanceof Step.Taken;
    }

    @Test
    void eachStageOfACopyAllowsWhatTheGraphSaysAndNothingElse() {
        WITH_A_COPY.forEach((stage, events) -> {
            for (var event : Event.values()) {
                if (event.beforeOpening()) {
                    assertThat(allowed(standing(Stage.PUBLISHED, stage, 3, 3), event))
                            .as(stage + " " + event)
                            .isEqualTo(events.contains(event));
                }
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void nobodyDoesWhatAnotherPostOrAnotherDepartmentDoes(Event event) {
        var standing = standing(Stage.PUBLISHED, Stage.DRAFT, 3, 3);
        var stranger = officer(UUID.randomUUID(), Role.values());
        assertThat(standing.act(stranger, event)).isEqualTo(new Step.NoSuchItem());
        var others = Arrays.stream(Role.values())
                .filter(role -> role != Role.EDITOR && role != Role.APPROVER)
                .toArray(Role[]::new);
        assertThat(standing.act(officer(POLICE, others), event)).isEqualTo(new Step.NotEntitled());
        assertThat(event.isOf(EDITOR) && event.isOf(APPROVER)).isFalse();
    }

    @Test
    void whateverComesAboutByItselfIsDoneByNobody() {
        var all = officer(POLICE, Role.values());
        for (var event : new Event[] {Event.OPEN, Event.OVERTAKE, Event.IMPORT, Event.REVISE, Event.ASSIGN}) {
            for (var stage : Stage.values()) {
                assertThat(standing(stage, stage, 1, 1).act(all, event)).isEqualTo(new Step.NotEntitled());
            }
        }
    }

    @Test
    void whoeverWroteInADraftDoesNotApproveIt() {
        var both = officer(POLICE, Role.EDITOR, Role.APPROVER);
        var theirs = new Standing(
                "X1",
                POLICE,
                Stage.PUBLISHED,
                Stage.IN_REVIEW,
                1,
                1,
                List.of(),
                Set.of(both.account(), UUID.randomUUID()));
        assertThat(theirs.act(both, Event.APPROVE)).isEqualTo(new Step.OwnWork());
        assertThat(theirs.act(APPROVER, Event.APPROVE)).isEqualTo(new Step.Taken("X1", Event.APPROVE));
        assertThat(theirs.act(both, Event.RETURN)).isInstanceOf(Step.Taken.class);
    }

    @Test
    void aDraftThatWasOvertakenGoesNoFurtherBeforeItsAuthorHasComparedIt() {
        var overtaken = standing(Stage.PUBLISHED, Stage.DRAFT, 4, 3);
        assertThat(overtaken.act(EDITOR, Event.HAND_IN)).isEqualTo(new Step.Overtaken(4));
        assertThat(standing(Stage.PUBLISHED, Stage.IN_REVIEW, 4, 3).act(APPROVER, Event.APPROVE))
                .isEqualTo(new Step.Overtaken(4));
        assertThat(overtaken.act(EDITOR, Event.CATCH_UP)).isInstanceOf(Step.Taken.class);
        assertThat(standing(Stage.PUBLISHED, Stage.DRAFT, 4, 4).act(EDITOR, Event.CATCH_UP))
                .isEqualTo(new Step.NotNow());
        assertThat(standing(null, Stage.DRAFT, 0, 0).act(EDITOR, Event.HAND_IN)).isInstanceOf(Step.Taken.class);
    }

    @Test
    void whatPromisesOnlineApplicationAndLacksWhatThatNeedsIsNotHandedIn() {
        var lacking = List.of(Element.GUIDE, Element.COMPLAINT);
        var draft = new Standing("X1", POLICE, null, Stage.DRAFT, 0, 0, lacking, Set.of(EDITOR.account()));
        assertThat(draft.act(EDITOR, Event.HAND_IN)).isEqualTo(new Step.Incomplete(lacking));
        var handedIn = new Standing("X1", POLICE, null, Stage.IN_REVIEW, 0, 0, lacking, Set.of(EDITOR.account()));
        assertThat(handedIn.act(APPROVER, Event.APPROVE)).isEqualTo(new Step.Incomplete(lacking));
        assertThat(handedIn.act(APPROVER, Event.RETURN)).isInstanceOf(Step.Taken.class);
    }

    @Test
    void whatIsWithdrawnIsRevisedNoMoreAndNothingIsWithdrawnUnderAnAuthorsHands() {
        assertThat(standing(Stage.WITHDRAWN, null, 3, 0).act(EDITOR, Event.BEGIN))
                .isEqualTo(new Step.NotNow());
        assertThat(standing(Stage.SUSPENDED, null, 3, 0).act(EDITOR, Event.BEGIN))
                .isInstanceOf(Step.Taken.class);
        assertThat(standing(Stage.PUBLISHED, Stage.DRAFT, 3, 3).act(EDITOR, Event.BEGIN))
                .isEqualTo(new Step.NotNow());
        assertThat(standing(Stage.PUBLISHED, Stage.DRAFT, 3, 3).act(APPROVER, Event.WITHDRAW))
                .isEqualTo(new Step.NotNow());
        assertThat(standing(Stage.PUBLISHED, null, 3, 0).act(APPROVER, Event.WITHDRAW))
                .isInstanceOf(Step.Taken.class);
        for (var event : Event.values()) {
            assertThat(allowed(standing(Stage.WITHDRAWN, null, 3, 0), event))
                    .as(event.name())
                    .isFalse();
        }
    }
}
