package org.tiaokuai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tiaokuai.catalogue.Stage.Event;

class StageTest {

    @Test
    void everyStageIsReachedAndOnlyTwoHaveNoWayOn() {
        assertThat(Arrays.stream(Stage.values())).allMatch(stage -> Arrays.stream(Event.values())
                .anyMatch(event -> event.to().filter(stage::equals).isPresent()));
        assertThat(Arrays.stream(Stage.values()).filter(stage -> Arrays.stream(Event.values())
                        .noneMatch(event -> event.from().filter(stage::equals).isPresent())))
                .containsExactly(Stage.REVISED, Stage.WITHDRAWN);
    }

    @Test
    void oneCanApplyOnlyForWhatIsPublished() {
        assertThat(Arrays.stream(Stage.values()).filter(Stage::takesApplications))
                .containsExactly(Stage.PUBLISHED);
    }

    @Test
    void aNewStageBeginsOnlyByADraftOrAnImport() {
        assertThat(Arrays.stream(Event.values()).filter(event -> event.from().isEmpty()))
                .containsExactly(Event.BEGIN, Event.IMPORT);
    }
}
