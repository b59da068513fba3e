package org.tiaokuai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.catalogue.Catalogue.Criteria;
import org.tiaokuai.catalogue.Catalogue.Facet;
import org.tiaokuai.catalogue.Editing.ActOnItem;
import org.tiaokuai.catalogue.Editing.ShelfFilter;
import org.tiaokuai.catalogue.Editing.ShelfFilter.Show;
import org.tiaokuai.catalogue.Stage.Event;
import org.tiaokuai.organisation.Department;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a suspended, a withdrawn and a long unreviewed item is to those who look for it. */
@EmptyPlatform
class StandingModuleTest {

    private final Catalogue catalogue;
    private final Editing editing;
    private final SmallTown town;
    private final SettableClock clock;
    private final EditedItem item;
    private final Department department;
    private final Officer editor;
    private final Officer approver;
    private final String code;

    @Autowired
    StandingModuleTest(
            Catalogue catalogue, Editing editing, SmallTown town, SettableClock clock, ScheduledTaskHolder tasks) {
        this.catalogue = catalogue;
        this.editing = editing;
        this.town = town;
        this.clock = clock;
        item = new EditedItem(catalogue, editing, town, tasks);
        department = item.department();
        editor = item.editor();
        approver = item.approver();
        code = item.code();
    }

    @BeforeEach
    void anItemIsInForce() {
        clock.standOn("2026-03-02");
        town.publish(SmallTown.guide(department, code, "翡翠鉴定", 10), department);
    }

    @Test
    void aSuspendedItemIsFoundTakesNothingAndResumesOnItsDay() {
        item.act(approver, Event.SUSPEND, LocalDate.parse("2026-03-05"));
        assertThat(catalogue.offer(code)).isEmpty();
        assertThat(item.found("翡翠鉴定")).isTrue();
        assertThat(catalogue.item(code).orElseThrow().reason()).isEqualTo("因故");
        item.handIn("琥珀鉴定");
        item.act(approver, Event.APPROVE);
        assertThat(catalogue.item(code).orElseThrow().stage())
                .as("a new version does not end a suspension")
                .isEqualTo(Stage.SUSPENDED);
        clock.standOn("2026-03-05");
        item.timePasses();
        assertThat(catalogue.offer(code)).isPresent();
        assertThat(catalogue.item(code).orElseThrow().reason()).isEmpty();
    }

    @Test
    void aWithdrawnItemIsInNoListAndAnImportDoesNotBringItBack() {
        editing.act(new ActOnItem(approver, code, Event.WITHDRAW, "并入", null, "OTHER1"));
        assertThat(catalogue.offer(code)).isEmpty();
        assertThat(item.found("翡翠鉴定")).isFalse();
        assertThat(catalogue
                        .find(new Criteria("", "", department.creditCode(), "", 0))
                        .items())
                .isEmpty();
        assertThat(catalogue.departments()).noneMatch(count -> count.key().equals(department.creditCode()));
        town.publish(SmallTown.guide(department, code, "翡翠检验", 10), department);
        assertThat(item.found("翡翠检验")).isFalse();
        var withdrawn = catalogue.item(code).orElseThrow();
        assertThat(withdrawn.stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(withdrawn.replacedBy()).isEqualTo("OTHER1");
    }

    @Test
    void aWithdrawnItemIsInNoCountAndNobodyIsLedToItsQuestions() {
        var json = JsonMapper.shared();
        var fields = (ObjectNode) json.valueToTree(SmallTown.guide(department, code, "翡翠鉴定", 10));
        fields.putArray("questions").addObject().put("question", "翡翠怎么送检").put("answer", "寄来即可");
        town.publish(json.treeToValue(fields, Guide.class), department);
        var all = new Criteria("翡翠", "", "", "", 0);
        assertThat(counted(all)).isEqualTo(1);
        assertThat(catalogue.questions("翡翠怎么送检"))
                .extracting(Catalogue.Asked::code)
                .contains(code);
        editing.act(new ActOnItem(approver, code, Event.WITHDRAW, "并入", null, ""));
        assertThat(counted(all)).isZero();
        assertThat(counted(new Criteria("", "", "", "", 0))).isZero();
        assertThat(catalogue.questions("翡翠怎么送检"))
                .extracting(Catalogue.Asked::code)
                .doesNotContain(code);
        town.publish(json.treeToValue(fields.put("fee", "免费"), Guide.class), department);
        assertThat(catalogue.questions("翡翠怎么送检"))
                .extracting(Catalogue.Asked::code)
                .doesNotContain(code);
    }

    private long counted(Criteria criteria) {
        return catalogue.find(criteria).facets().getOrDefault(Facet.DEPARTMENT, List.of()).stream()
                .filter(count -> count.key().equals(department.creditCode()))
                .mapToLong(Catalogue.Count::items)
                .sum();
    }

    @Test
    void whatIsOverdueForReviewComesFirstUntilSomebodyHasLooked() {
        clock.standOn("2026-06-01");
        var later = SmallTown.guide(department, "AAA" + UUID.randomUUID(), "晚的", 10);
        town.publish(later, department);
        clock.standOn("2027-04-01");
        var shelf = editing.shelf(editor, new ShelfFilter("", Show.OFFERED, 0));
        assertThat(shelf.rows()).extracting(Shelf.Row::code).containsExactly(code, later.code());
        assertThat(shelf.overdue()).isEqualTo(1);
        item.act(approver, Event.CONFIRM, LocalDate.parse("2028-04-01"));
        assertThat(editing.shelf(editor, new ShelfFilter("", Show.REVIEW_DUE, 0))
                        .rows())
                .isEmpty();
        assertThat(editing.shelf(editor, new ShelfFilter("", Show.OFFERED, 0)).rows().stream()
                        .map(row -> Objects.requireNonNull(row.reviewOn()))
                        .collect(Collectors.toList()))
                .isSorted();
    }
}
