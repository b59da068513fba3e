package org.tiaokuai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.catalogue.Catalogue.Criteria;
import org.tiaokuai.catalogue.Editing.ActOnItem;
import org.tiaokuai.catalogue.Editing.BeginVersion;
import org.tiaokuai.catalogue.Editing.SavePart;
import org.tiaokuai.catalogue.Editing.Saving;
import org.tiaokuai.catalogue.Editing.Step;
import org.tiaokuai.catalogue.Stage.Event;
import org.tiaokuai.organisation.Department;

/** An item in force, those who edit and approve it, and what they do. */
final class EditedItem {

    private final Catalogue catalogue;
    private final Editing editing;
    private final ScheduledTaskHolder tasks;
    private final Department department;
    private final Officer editor;
    private final Officer approver;
    private final String code = "EDIT" + UUID.randomUUID();

    EditedItem(Catalogue catalogue, Editing editing, SmallTown town, ScheduledTaskHolder tasks) {
        this.catalogue = catalogue;
        this.editing = editing;
        this.tasks = tasks;
        department = town.department("局" + UUID.randomUUID());
        editor = town.officer(department, Role.EDITOR);
        approver = town.officer(department, Role.APPROVER);
    }

    Department department() {
        return department;
    }

    Officer editor() {
        return editor;
    }

    Officer approver() {
        return approver;
    }

    String code() {
        return code;
    }

    Step act(Officer officer, Event event, @Nullable LocalDate day) {
        return editing.act(new ActOnItem(officer, code, event, "因故", day, ""));
    }

    Step act(Officer officer, Event event) {
        return act(officer, event, null);
    }

    Saving rename(Officer officer, String name, String seen) {
        return editing.save(new SavePart(officer, code, Part.NAME, Map.of("name", name), seen));
    }

    String seen() {
        return GuideFields.mark(
                Part.NAME, editing.workingCopy(editor, code).orElseThrow().guide());
    }

    void draft(String name) {
        assertThat(editing.begin(new BeginVersion(editor, code, ""))).isEqualTo(new Step.Taken(code, Event.BEGIN));
        assertThat(rename(editor, name, seen())).isEqualTo(new Saving.Saved());
    }

    void handIn(String name) {
        draft(name);
        assertThat(act(editor, Event.HAND_IN)).isInstanceOf(Step.Taken.class);
    }

    /** What the scheduler does every few seconds, done now. */
    void timePasses() {
        tasks.getScheduledTasks().stream()
                .filter(task -> task.toString().contains("Openings"))
                .forEach(task -> task.getTask().getRunnable().run());
    }

    String name() {
        return catalogue.item(code).orElseThrow().offer().guide().name();
    }

    boolean found(String text) {
        return catalogue.find(new Criteria(text, "", "", "", 0)).items().stream()
                .anyMatch(item -> item.code().equals(code));
    }
}
