package org.tiaokuai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.catalogue.Catalogue.Criteria;
import org.tiaokuai.catalogue.Catalogue.Facet;
import org.tiaokuai.catalogue.Editing.ActOnItem;
import org.tiaokuai.catalogue.Editing.BeginVersion;
import org.tiaokuai.catalogue.Editing.SavePart;
import org.tiaokuai.catalogue.Editing.Saving;
import org.tiaokuai.catalogue.Editing.ShelfFilter;
import org.tiaokuai.catalogue.Editing.ShelfFilter.Show;
import org.tiaokuai.catalogue.Editing.Step;
import org.tiaokuai.catalogue.Stage.Event;
import org.tiaokuai.organisation.Department;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@EmptyPlatform
class EditingModuleTest {

    private final Catalogue catalogue;
    private final Editing editing;
    private final SmallTown town;
    private final SettableClock clock;
    private final ScheduledTaskHolder tasks;
    private final Department department;
    private final Officer editor;
    private final Officer approver;
    private final String code = "EDIT" + UUID.randomUUID();

    @Autowired
    EditingModuleTest(
            Catalogue catalogue, Editing editing, SmallTown town, SettableClock clock, ScheduledTaskHolder tasks) {
        this.catalogue = catalogue;
        this.editing = editing;
        this.town = town;
        this.clock = clock;
        this.tasks = tasks;
        department = town.department("局" + UUID.randomUUID());
        editor = town.officer(department, Role.EDITOR);
        approver = town.officer(department, Role.APPROVER);
    }

    @BeforeEach
    void anItemIsInForce() {
        clock.standOn("2026-03-02");
        town.publish(SmallTown.guide(department, code, "翡翠鉴定", 10), department);
    }

    private Step act(Officer officer, Event event, @Nullable LocalDate day) {
        return editing.act(new ActOnItem(officer, code, event, "因故", day, ""));
    }

    private Step act(Officer officer, Event event) {
        return act(officer, event, null);
    }

    private Saving rename(Officer officer, String name, String seen) {
        return editing.save(new SavePart(officer, code, Part.NAME, Map.of("name", name), seen));
    }

    private String seen() {
        return GuideFields.mark(
                Part.NAME, editing.workingCopy(editor, code).orElseThrow().guide());
    }

    private void draft(String name) {
        assertThat(editing.begin(new BeginVersion(editor, code, ""))).isEqualTo(new Step.Taken(code, Event.BEGIN));
        assertThat(rename(editor, name, seen())).isEqualTo(new Saving.Saved());
    }

    private void handIn(String name) {
        draft(name);
        assertThat(act(editor, Event.HAND_IN)).isInstanceOf(Step.Taken.class);
    }

    /** What the scheduler does every few seconds, done now. */
    private void timePasses() {
        tasks.getScheduledTasks().stream()
                .filter(task -> task.toString().contains("Openings"))
                .forEach(task -> task.getTask().getRunnable().run());
    }

    private String name() {
        return catalogue.item(code).orElseThrow().offer().guide().name();
    }

    private boolean found(String text) {
        return catalogue.find(new Criteria(text, "", "", "", 0)).items().stream()
                .anyMatch(item -> item.code().equals(code));
    }

    private Saving limits(String promised, String promisedUnit, String legal, String legalUnit) {
        var seen = GuideFields.mark(
                Part.LIMITS, editing.workingCopy(editor, code).orElseThrow().guide());
        var typed = Map.of(
                "promisedLimit.amount", promised,
                "promisedLimit.unit", promisedUnit,
                "promisedLimit.basis", "承诺",
                "legalLimit.amount", legal,
                "legalLimit.unit", legalUnit,
                "legalLimit.basis", "某条例");
        return editing.save(new SavePart(editor, code, Part.LIMITS, typed, seen));
    }

    @Test
    void nothingIsPromisedForLaterThanTheLawAllows() {
        draft("期限");
        assertThat(limits("20", "WORKING_DAY", "20", "WORKING_DAY")).isEqualTo(new Saving.Saved());
        assertThat(limits("10", "WORKING_DAY", "15", "DAY")).isEqualTo(new Saving.Saved());
        assertThat(limits("30", "WORKING_DAY", "15", "DAY")).isInstanceOf(Saving.Faulty.class);
        assertThat(limits("15", "WORKING_DAY", "15", "DAY"))
                .as("as days, not as numbers")
                .isInstanceOf(Saving.Faulty.class);
    }

    @Test
    void nothingIsSeenOfADraftBeforeSomebodyElseHasApprovedIt() {
        handIn("琥珀鉴定");
        assertThat(name()).isEqualTo("翡翠鉴定");
        assertThat(found("琥珀鉴定")).isFalse();
        assertThat(act(editor, Event.APPROVE)).isEqualTo(new Step.NotEntitled());
        assertThat(act(approver, Event.APPROVE)).isInstanceOf(Step.Taken.class);
        assertThat(name()).isEqualTo("琥珀鉴定");
        assertThat(found("琥珀鉴定")).isTrue();
        assertThat(catalogue.offer(code, 1).guide().name()).isEqualTo("翡翠鉴定");
        var file = editing.file(editor, code).orElseThrow();
        assertThat(file.copy()).isNull();
        assertThat(file.versions()).extracting(ItemFile.Version::stage).containsExactly(Stage.PUBLISHED, Stage.REVISED);
        assertThat(file.history())
                .extracting(ItemFile.Deed::event)
                .containsExactly(Event.OPEN, Event.APPROVE, Event.HAND_IN, Event.BEGIN, Event.IMPORT);
        assertThat(file.history().get(1).officer()).isEqualTo("周砚秋");
    }

    @Test
    void aScheduledVersionOpensByItselfOnItsDayAlsoAfterTheMachineWasOff() {
        handIn("琥珀鉴定");
        act(approver, Event.APPROVE, LocalDate.parse("2026-03-10"));
        timePasses();
        assertThat(name()).isEqualTo("翡翠鉴定");
        clock.standOn("2026-03-09");
        clock.pass(Duration.ofHours(14).plusMinutes(59));
        timePasses();
        assertThat(name()).isEqualTo("翡翠鉴定");
        clock.standOn("2026-03-17");
        timePasses();
        assertThat(name()).isEqualTo("琥珀鉴定");
        timePasses();
        assertThat(catalogue.item(code).orElseThrow().offer().version()).isEqualTo(2);
    }

    @Test
    void manyNodesOpenAVersionOnce() throws Exception {
        handIn("琥珀鉴定");
        act(approver, Event.APPROVE, LocalDate.parse("2026-03-10"));
        clock.standOn("2026-03-10");
        try (var nodes = Executors.newFixedThreadPool(8)) {
            nodes.invokeAll(IntStream.range(0, 16)
                            .mapToObj(_ -> (Callable<Boolean>) () -> {
                                timePasses();
                                return true;
                            })
                            .toList())
                    .forEach(done -> assertThat(done).succeedsWithin(Duration.ofSeconds(20)));
        }
        assertThat(editing.file(editor, code).orElseThrow().history())
                .filteredOn(deed -> deed.event() == Event.OPEN)
                .hasSize(1);
    }

    @Test
    void ofTwoWhoWriteTheSamePartTheSecondIsToldAndNeitherTextIsLost() {
        draft("琥珀鉴定");
        var second = town.officer(department, Role.EDITOR);
        var seenByBoth = seen();
        assertThat(rename(editor, "甲写的", seenByBoth)).isEqualTo(new Saving.Saved());
        var told = rename(second, "乙写的", seenByBoth);
        assertThat(told).isInstanceOfSatisfying(Saving.Meanwhile.class, meanwhile -> assertThat(
                        meanwhile.theirs().guide().name())
                .isEqualTo("甲写的"));
        var laws = Map.of("laws.0.title", "某法");
        var mark = GuideFields.mark(
                Part.LAWS, editing.workingCopy(editor, code).orElseThrow().guide());
        assertThat(editing.save(new SavePart(second, code, Part.LAWS, laws, mark)))
                .as("another part")
                .isEqualTo(new Saving.Saved());
        assertThat(rename(second, "乙写的", seen())).isEqualTo(new Saving.Saved());
        var copy = editing.workingCopy(editor, code).orElseThrow();
        assertThat(copy.guide().name()).isEqualTo("乙写的");
        assertThat(copy.guide().laws()).hasSize(1);
    }

    @Test
    void whoeverWroteALetterOfItDoesNotApproveIt() {
        draft("琥珀鉴定");
        var both = town.officer(department, Role.EDITOR, Role.APPROVER);
        rename(both, "玛瑙鉴定", seen());
        act(editor, Event.HAND_IN);
        assertThat(act(both, Event.APPROVE)).isEqualTo(new Step.OwnWork());
        assertThat(name()).isEqualTo("翡翠鉴定");
    }

    @Test
    void onlyADraftIsWrittenInAndOnlyByTheDepartmentsEditors() {
        draft("琥珀鉴定");
        var seen = seen();
        var stranger = town.officer(town.department("别局" + UUID.randomUUID()), Role.EDITOR, Role.APPROVER);
        assertThat(rename(stranger, "偷改", seen)).isEqualTo(new Saving.NoSuchDraft());
        assertThat(rename(approver, "偷改", seen)).isEqualTo(new Saving.NoSuchDraft());
        assertThat(editing.file(stranger, code)).isEmpty();
        assertThat(editing.workingCopy(stranger, code)).isEmpty();
        assertThat(editing.compare(stranger, code, 1, 1)).isEmpty();
        act(editor, Event.HAND_IN);
        assertThat(rename(editor, "审时再改", seen)).isEqualTo(new Saving.NoSuchDraft());
    }

    @Test
    void anImportLeavesADraftAloneAndTheDraftGoesOnOnlyAfterItWasCompared() {
        draft("琥珀鉴定");
        town.publish(SmallTown.guide(department, code, "翡翠检验", 10), department);
        assertThat(editing.workingCopy(editor, code).orElseThrow().guide().name())
                .isEqualTo("琥珀鉴定");
        assertThat(act(editor, Event.HAND_IN)).isEqualTo(new Step.Overtaken(2));
        assertThat(editing.compare(editor, code, 2, Editing.COPY).orElseThrow().changes())
                .isNotEmpty();
        assertThat(act(editor, Event.CATCH_UP)).isInstanceOf(Step.Taken.class);
        assertThat(act(editor, Event.HAND_IN)).isInstanceOf(Step.Taken.class);
        act(approver, Event.APPROVE);
        assertThat(name()).isEqualTo("琥珀鉴定");
    }

    @Test
    void aScheduledVersionThatAnImportOvertookGoesBackToItsAuthor() {
        handIn("琥珀鉴定");
        act(approver, Event.APPROVE, LocalDate.parse("2026-03-10"));
        town.publish(SmallTown.guide(department, code, "翡翠检验", 10), department);
        clock.standOn("2026-03-11");
        timePasses();
        assertThat(name()).isEqualTo("翡翠检验");
        var copy = editing.workingCopy(editor, code).orElseThrow();
        assertThat(copy.stage()).isEqualTo(Stage.DRAFT);
        assertThat(copy.guide().name()).isEqualTo("琥珀鉴定");
    }

    @Test
    void aSuspendedItemIsFoundTakesNothingAndResumesOnItsDay() {
        act(approver, Event.SUSPEND, LocalDate.parse("2026-03-05"));
        assertThat(catalogue.offer(code)).isEmpty();
        assertThat(found("翡翠鉴定")).isTrue();
        assertThat(catalogue.item(code).orElseThrow().reason()).isEqualTo("因故");
        handIn("琥珀鉴定");
        act(approver, Event.APPROVE);
        assertThat(catalogue.item(code).orElseThrow().stage())
                .as("a new version does not end a suspension")
                .isEqualTo(Stage.SUSPENDED);
        clock.standOn("2026-03-05");
        timePasses();
        assertThat(catalogue.offer(code)).isPresent();
        assertThat(catalogue.item(code).orElseThrow().reason()).isEmpty();
    }

    @Test
    void aWithdrawnItemIsInNoListAndAnImportDoesNotBringItBack() {
        editing.act(new ActOnItem(approver, code, Event.WITHDRAW, "并入", null, "OTHER1"));
        assertThat(catalogue.offer(code)).isEmpty();
        assertThat(found("翡翠鉴定")).isFalse();
        assertThat(catalogue
                        .find(new Criteria("", "", department.creditCode(), "", 0))
                        .items())
                .isEmpty();
        assertThat(catalogue.departments()).noneMatch(count -> count.key().equals(department.creditCode()));
        town.publish(SmallTown.guide(department, code, "翡翠检验", 10), department);
        assertThat(found("翡翠检验")).isFalse();
        var item = catalogue.item(code).orElseThrow();
        assertThat(item.stage()).isEqualTo(Stage.WITHDRAWN);
        assertThat(item.replacedBy()).isEqualTo("OTHER1");
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
    void aVersionUnderWayGoesAlongWithItsItemToAnotherDepartment() {
        draft("琥珀鉴定");
        var other = town.department("接办局" + UUID.randomUUID());
        var guide = SmallTown.guide(department, code, "翡翠鉴定", 10);
        catalogue.publish(new Catalogue.PublishGuide(guide, town.form(), other.id()));
        assertThat(act(editor, Event.CATCH_UP)).isEqualTo(new Step.NoSuchItem());
        var next = town.officer(other, Role.EDITOR);
        assertThat(act(next, Event.CATCH_UP)).isInstanceOf(Step.Taken.class);
        assertThat(editing.workingCopy(editor, code)).isEmpty();
        assertThat(editing.workingCopy(next, code)).isPresent();
        act(next, Event.HAND_IN);
        act(town.officer(other, Role.APPROVER), Event.APPROVE);
        var offer = catalogue.item(code).orElseThrow().offer();
        assertThat(offer.guide().name()).isEqualTo("琥珀鉴定");
        assertThat(offer.handledBy()).isEqualTo(other.id());
    }

    @Test
    void aNewItemIsSeenOnceItIsApproved() {
        var fresh = "NEW"
                + Long.toString(Math.abs(UUID.randomUUID().getMostSignificantBits()), 36)
                        .toUpperCase();
        assertThat(editing.begin(new BeginVersion(editor, "不是编码", "新事"))).isEqualTo(new Step.NoSuchCode());
        assertThat(editing.begin(new BeginVersion(approver, fresh, "新事"))).isEqualTo(new Step.NotEntitled());
        assertThat(editing.begin(new BeginVersion(editor, fresh, "新事"))).isInstanceOf(Step.Taken.class);
        assertThat(editing.begin(new BeginVersion(editor, fresh, "新事"))).isEqualTo(new Step.NotNow());
        assertThat(catalogue.item(fresh)).isEmpty();
        assertThat(editing.shelf(editor, new ShelfFilter("新事", Show.OFFERED, 0)).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.version()).isZero());
        editing.act(new ActOnItem(editor, fresh, Event.HAND_IN, "", null, ""));
        editing.act(new ActOnItem(approver, fresh, Event.APPROVE, "", null, ""));
        assertThat(catalogue.item(fresh).orElseThrow().offer().guide().departmentName())
                .isEqualTo(department.name());
    }

    @Test
    void anotherDepartmentsCodeIsNotBegunHoweverItIsTyped() {
        var other = town.department("别局" + UUID.randomUUID());
        var theirs = town.item(other).code();
        for (var typed : List.of(theirs, theirs.toLowerCase(Locale.ROOT), " " + theirs + " ")) {
            assertThat(editing.begin(new BeginVersion(editor, typed, "占用")))
                    .as(typed)
                    .isEqualTo(new Step.NoSuchItem());
        }
        var theirEditor = town.officer(other, Role.EDITOR);
        assertThat(editing.begin(new BeginVersion(theirEditor, theirs.toLowerCase(Locale.ROOT), "")))
                .isEqualTo(new Step.Taken(theirs, Event.BEGIN));
        var long31 = "11440000006939756B2440101007999";
        assertThat(editing.begin(new BeginVersion(editor, long31, "占用"))).isEqualTo(new Step.NoSuchCode());
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
        act(approver, Event.CONFIRM, LocalDate.parse("2028-04-01"));
        assertThat(editing.shelf(editor, new ShelfFilter("", Show.REVIEW_DUE, 0))
                        .rows())
                .isEmpty();
        assertThat(editing.shelf(editor, new ShelfFilter("", Show.OFFERED, 0)).rows().stream()
                        .map(row -> Objects.requireNonNull(row.reviewOn()))
                        .collect(Collectors.toList()))
                .isSorted();
    }
}
