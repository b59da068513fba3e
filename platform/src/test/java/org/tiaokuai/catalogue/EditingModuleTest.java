package org.tiaokuai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.catalogue.Editing.ActOnItem;
import org.tiaokuai.catalogue.Editing.BeginVersion;
import org.tiaokuai.catalogue.Editing.SavePart;
import org.tiaokuai.catalogue.Editing.Saving;
import org.tiaokuai.catalogue.Editing.ShelfFilter;
import org.tiaokuai.catalogue.Editing.ShelfFilter.Show;
import org.tiaokuai.catalogue.Editing.Step;
import org.tiaokuai.catalogue.Stage.Event;
import org.tiaokuai.organisation.Department;

/** What becomes of a version from its draft to the day on which it opens. */
@EmptyPlatform
class EditingModuleTest {

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
    EditingModuleTest(
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
        item.draft("期限");
        assertThat(limits("20", "WORKING_DAY", "20", "WORKING_DAY")).isEqualTo(new Saving.Saved());
        assertThat(limits("10", "WORKING_DAY", "15", "DAY")).isEqualTo(new Saving.Saved());
        assertThat(limits("30", "WORKING_DAY", "15", "DAY")).isInstanceOf(Saving.Faulty.class);
        assertThat(limits("15", "WORKING_DAY", "15", "DAY"))
                .as("as days, not as numbers")
                .isInstanceOf(Saving.Faulty.class);
    }

    @Test
    void nothingIsSeenOfADraftBeforeSomebodyElseHasApprovedIt() {
        item.handIn("琥珀鉴定");
        assertThat(item.name()).isEqualTo("翡翠鉴定");
        assertThat(item.found("琥珀鉴定")).isFalse();
        assertThat(item.act(editor, Event.APPROVE)).isEqualTo(new Step.NotEntitled());
        assertThat(item.act(approver, Event.APPROVE)).isInstanceOf(Step.Taken.class);
        assertThat(item.name()).isEqualTo("琥珀鉴定");
        assertThat(item.found("琥珀鉴定")).isTrue();
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
        item.handIn("琥珀鉴定");
        item.act(approver, Event.APPROVE, LocalDate.parse("2026-03-10"));
        item.timePasses();
        assertThat(item.name()).isEqualTo("翡翠鉴定");
        clock.standOn("2026-03-09");
        clock.pass(Duration.ofHours(14).plusMinutes(59));
        item.timePasses();
        assertThat(item.name()).isEqualTo("翡翠鉴定");
        clock.standOn("2026-03-17");
        item.timePasses();
        assertThat(item.name()).isEqualTo("琥珀鉴定");
        item.timePasses();
        assertThat(catalogue.item(code).orElseThrow().offer().version()).isEqualTo(2);
    }

    @Test
    void manyNodesOpenAVersionOnce() throws Exception {
        item.handIn("琥珀鉴定");
        item.act(approver, Event.APPROVE, LocalDate.parse("2026-03-10"));
        clock.standOn("2026-03-10");
        try (var nodes = Executors.newFixedThreadPool(8)) {
            nodes.invokeAll(IntStream.range(0, 16)
                            .mapToObj(_ -> (Callable<Boolean>) () -> {
                                item.timePasses();
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
        item.draft("琥珀鉴定");
        var second = town.officer(department, Role.EDITOR);
        var seenByBoth = item.seen();
        assertThat(item.rename(editor, "甲写的", seenByBoth)).isEqualTo(new Saving.Saved());
        var told = item.rename(second, "乙写的", seenByBoth);
        assertThat(told).isInstanceOfSatisfying(Saving.Meanwhile.class, meanwhile -> assertThat(
                        meanwhile.theirs().guide().name())
                .isEqualTo("甲写的"));
        var laws = Map.of("laws.0.title", "某法");
        var mark = GuideFields.mark(
                Part.LAWS, editing.workingCopy(editor, code).orElseThrow().guide());
        assertThat(editing.save(new SavePart(second, code, Part.LAWS, laws, mark)))
                .as("another part")
                .isEqualTo(new Saving.Saved());
        assertThat(item.rename(second, "乙写的", item.seen())).isEqualTo(new Saving.Saved());
        var copy = editing.workingCopy(editor, code).orElseThrow();
        assertThat(copy.guide().name()).isEqualTo("乙写的");
        assertThat(copy.guide().laws()).hasSize(1);
    }

    @Test
    void whoeverWroteALetterOfItDoesNotApproveIt() {
        item.draft("琥珀鉴定");
        var both = town.officer(department, Role.EDITOR, Role.APPROVER);
        item.rename(both, "玛瑙鉴定", item.seen());
        item.act(editor, Event.HAND_IN);
        assertThat(item.act(both, Event.APPROVE)).isEqualTo(new Step.OwnWork());
        assertThat(item.name()).isEqualTo("翡翠鉴定");
    }

    @Test
    void onlyADraftIsWrittenInAndOnlyByTheDepartmentsEditors() {
        item.draft("琥珀鉴定");
        var seen = item.seen();
        var stranger = town.officer(town.department("别局" + UUID.randomUUID()), Role.EDITOR, Role.APPROVER);
        assertThat(item.rename(stranger, "偷改", seen)).isEqualTo(new Saving.NoSuchDraft());
        assertThat(item.rename(approver, "偷改", seen)).isEqualTo(new Saving.NoSuchDraft());
        assertThat(editing.file(stranger, code)).isEmpty();
        assertThat(editing.workingCopy(stranger, code)).isEmpty();
        assertThat(editing.compare(stranger, code, 1, 1)).isEmpty();
        item.act(editor, Event.HAND_IN);
        assertThat(item.rename(editor, "审时再改", seen)).isEqualTo(new Saving.NoSuchDraft());
    }

    @Test
    void anImportLeavesADraftAloneAndTheDraftGoesOnOnlyAfterItWasCompared() {
        item.draft("琥珀鉴定");
        town.publish(SmallTown.guide(department, code, "翡翠检验", 10), department);
        assertThat(editing.workingCopy(editor, code).orElseThrow().guide().name())
                .isEqualTo("琥珀鉴定");
        assertThat(item.act(editor, Event.HAND_IN)).isEqualTo(new Step.Overtaken(2));
        assertThat(editing.compare(editor, code, 2, Editing.COPY).orElseThrow().changes())
                .isNotEmpty();
        assertThat(item.act(editor, Event.CATCH_UP)).isInstanceOf(Step.Taken.class);
        assertThat(item.act(editor, Event.HAND_IN)).isInstanceOf(Step.Taken.class);
        item.act(approver, Event.APPROVE);
        assertThat(item.name()).isEqualTo("琥珀鉴定");
    }

    @Test
    void aScheduledVersionThatAnImportOvertookGoesBackToItsAuthor() {
        item.handIn("琥珀鉴定");
        item.act(approver, Event.APPROVE, LocalDate.parse("2026-03-10"));
        town.publish(SmallTown.guide(department, code, "翡翠检验", 10), department);
        clock.standOn("2026-03-11");
        item.timePasses();
        assertThat(item.name()).isEqualTo("翡翠检验");
        var copy = editing.workingCopy(editor, code).orElseThrow();
        assertThat(copy.stage()).isEqualTo(Stage.DRAFT);
        assertThat(copy.guide().name()).isEqualTo("琥珀鉴定");
    }

    @Test
    void aVersionUnderWayGoesAlongWithItsItemToAnotherDepartment() {
        item.draft("琥珀鉴定");
        var other = town.department("接办局" + UUID.randomUUID());
        var guide = SmallTown.guide(department, code, "翡翠鉴定", 10);
        catalogue.publish(new Catalogue.PublishGuide(guide, town.form(), other.id()));
        assertThat(item.act(editor, Event.CATCH_UP)).isEqualTo(new Step.NoSuchItem());
        var next = town.officer(other, Role.EDITOR);
        assertThat(item.act(next, Event.CATCH_UP)).isInstanceOf(Step.Taken.class);
        assertThat(editing.workingCopy(editor, code)).isEmpty();
        assertThat(editing.workingCopy(next, code)).isPresent();
        item.act(next, Event.HAND_IN);
        item.act(town.officer(other, Role.APPROVER), Event.APPROVE);
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

    private Saving renews(String item, boolean ends) {
        var copy = editing.workingCopy(editor, code).orElseThrow().guide();
        var typed = new HashMap<>(GuideFields.read(Part.RESULT, copy));
        typed.put("renews", item);
        typed.put("result.kind", "PERMIT");
        if (!ends) {
            typed.keySet().removeIf(field -> field.startsWith("result.validity"));
        }
        return editing.save(new SavePart(editor, code, Part.RESULT, typed, GuideFields.mark(Part.RESULT, copy)));
    }

    @Test
    void aGuideRenewsOnlyWhatItsOwnDepartmentGrantsForATime() {
        item.draft("延续");
        var sister = town.item(item.department());
        var service = SmallTown.guide(item.department(), "NOEND" + UUID.randomUUID(), "长期", 5, null);
        town.publish(endless(service), item.department());
        var stranger = town.item(town.department("别局" + UUID.randomUUID()));
        for (var none : List.of("NONE", service.code(), stranger.code(), "' or true")) {
            assertThat(renews(none, true)).as(none).isInstanceOfSatisfying(Saving.Faulty.class, faulty -> assertThat(
                            faulty.errors().lines().getFirst().field())
                    .isEqualTo("renews"));
        }
        assertThat(renews(sister.code(), false)).as("its own result has no end").isInstanceOf(Saving.Faulty.class);
        assertThat(renews(code, true)).as("itself").isEqualTo(new Saving.Saved());
        assertThat(renews("", false)).as("nothing").isEqualTo(new Saving.Saved());
        assertThat(editing.workingCopy(editor, code).orElseThrow().guide().renews())
                .isNull();
    }

    @Test
    void whatIsToBeRenewedAndLostItsEndMeanwhileStopsHandingInAndApproving() {
        item.draft("延续");
        var sister = town.item(item.department());
        assertThat(renews(sister.code(), true)).isEqualTo(new Saving.Saved());
        town.publish(endless(sister), item.department());
        assertThat(item.act(editor, Event.HAND_IN)).isEqualTo(new Step.NothingToRenew());
        town.publish(sister, item.department());
        assertThat(item.act(editor, Event.HAND_IN)).isInstanceOf(Step.Taken.class);
        town.publish(endless(sister), item.department());
        assertThat(item.act(item.approver(), Event.APPROVE)).isEqualTo(new Step.NothingToRenew());
        town.publish(sister, item.department());
        assertThat(item.act(item.approver(), Event.APPROVE)).isInstanceOf(Step.Taken.class);
        assertThat(catalogue.offer(code).orElseThrow().guide().renews()).isEqualTo(sister.code());
    }

    private static Guide endless(Guide guide) {
        return GuideFields.write(Part.RESULT, guide, Map.of("result.name", "许可证", "result.kind", "PERMIT"));
    }
}
