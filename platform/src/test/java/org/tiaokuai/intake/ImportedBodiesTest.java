package org.tiaokuai.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tiaokuai.intake.Importing.body;
import static org.tiaokuai.intake.Importing.code;
import static org.tiaokuai.intake.Importing.line;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Role;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Editing;
import org.tiaokuai.catalogue.Editing.BeginVersion;
import org.tiaokuai.catalogue.Editing.Step;
import org.tiaokuai.catalogue.ItemFile;
import org.tiaokuai.catalogue.Stage.Event;
import org.tiaokuai.intake.Doubt.Kind;
import org.tiaokuai.intake.GuideImports.Choice;
import org.tiaokuai.intake.GuideImports.Settlement;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.standard.DivisionCode;

/** Which body handles an imported item, whoever named it, and whose a code stays. */
@EmptyPlatform
class ImportedBodiesTest {

    private final Catalogue catalogue;
    private final Editing editing;
    private final GuideImports imports;
    private final Organisation organisation;
    private final SmallTown town;
    private final Importing importing;

    @Autowired
    ImportedBodiesTest(
            Catalogue catalogue, Editing editing, GuideImports imports, Organisation organisation, SmallTown town) {
        this.catalogue = catalogue;
        this.editing = editing;
        this.imports = imports;
        this.organisation = organisation;
        this.town = town;
        importing = new Importing(imports, organisation, town);
    }

    @Test
    void aBodyIsProposedAndItsItemsFollowWhatIsSettled() throws IOException {
        var body = body();
        var code = body + "2440101007101";
        var run = importing.take(line(code, ",\"DEPT_NAME\":\"新来的局\"")).run();
        assertThat(imports.bodiesOf(run.id())).containsExactly(new UnknownBody(body, "新来的局", 1));
        assertThat(catalogue.item(code).orElseThrow().offer().handledBy())
                .isEqualTo(importing.receiver().id());
        assertThat(organisation.department(body)).isEmpty();

        assertThat(importing.settle(body, new Choice.Adopt(DivisionCode.ofPrefix("11"))))
                .isEqualTo(new Settlement.NoSuchDivision());
        assertThat(importing.settle(body, new Choice.Map(UUID.randomUUID())))
                .isEqualTo(new Settlement.NoSuchDepartment());
        assertThat(importing.settle(body, new Choice.Adopt(DivisionCode.ofPrefix("3202"))))
                .isEqualTo(new Settlement.Settled(body, 1));
        var department = organisation.department(body).orElseThrow();
        assertThat(catalogue.item(code).orElseThrow().offer().handledBy()).isEqualTo(department.id());
        assertThat(importing.settle(body, new Choice.Leave())).isEqualTo(new Settlement.NothingToSettle());

        var again = importing.take(line(code, ",\"DEPT_NAME\":\"新来的局\"")).run();
        assertThat(again.unchanged()).isEqualTo(1);
        assertThat(imports.bodiesOf(again.id())).isEmpty();
    }

    @Test
    void aMappedBodyKeepsItsDepartmentAtTheNextImport() throws IOException {
        var body = body();
        var own = town.department("接办局" + UUID.randomUUID());
        importing.take(line(body + "2440101007101", ""));
        importing.settle(body, new Choice.Map(own.id()));
        importing.take(line(body + "2440101007101", ""), line(body + "2440101007102", ""));
        assertThat(catalogue.item(body + "2440101007101").orElseThrow().offer().handledBy())
                .isEqualTo(own.id());
        assertThat(catalogue.item(body + "2440101007102").orElseThrow().offer().handledBy())
                .isEqualTo(own.id());
        assertThat(catalogue.item(body + "2440101007101").orElseThrow().offer().version())
                .isEqualTo(2);
    }

    @Test
    void aBodyThatIsLeftToTheReceiverIsNotProposedAgain() throws IOException {
        var body = body();
        importing.take(line(body + "2440101007101", ""));
        assertThat(importing.settle(body, new Choice.Leave())).isEqualTo(new Settlement.Settled(body, 0));
        assertThat(imports.unknownBodies()).extracting(UnknownBody::code).doesNotContain(body);
        assertThat(imports.bodiesOf(
                        importing.take(line(body + "2440101007102", "")).run().id()))
                .isEmpty();
    }

    private static String shortCode() {
        return "FERN" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    private static String of(String body) {
        return ",\"DEPT_NAME\":\"" + body + "\"";
    }

    private UUID handler(String code) {
        return catalogue.item(code).orElseThrow().offer().handledBy();
    }

    @Test
    void aShortCodeStaysWithTheBodyThatUsedItFirst() throws IOException {
        var own = town.department("先用的局" + UUID.randomUUID());
        var code = shortCode();
        var good = shortCode();
        importing.take(line(code, of(own.name())));
        for (var other :
                List.of(of("后来的局"), of(town.department("别局" + UUID.randomUUID()).name()), "")) {
            var report = importing.take(line(good, of("后来的局")), line(code.toLowerCase(Locale.ROOT), other));
            assertThat(report.doubts()).contains(new Doubt(2, code, Kind.CODE_HELD, own.name()));
            assertThat(report.run().broken()).isEqualTo(1);
            assertThat(handler(code)).isEqualTo(own.id());
            assertThat(catalogue.item(code).orElseThrow().offer().version()).isEqualTo(1);
        }
        assertThat(catalogue.item(good)).isPresent();
        assertThat(importing
                        .take(line(code, of(own.name()) + ",\"visit_number\":\"1\""))
                        .run()
                        .published())
                .as("its own body goes on with it")
                .isEqualTo(1);
        assertThat(importing.take(line(code, of(own.creditCode()))).run().published())
                .as("two names of one department")
                .isEqualTo(1);
    }

    @Test
    void twoBodiesWhoseItemsTheReceiverDoesAreTwoBodies() throws IOException {
        var code = shortCode();
        importing.take(line(code, of("没有设立的甲局")));
        assertThat(importing.take(line(code, of("没有设立的乙局"))).kinds()).containsExactly(Kind.CODE_HELD);
        var named = shortCode();
        importing.take(line(named, ""));
        assertThat(importing.take(line(named, of("没有设立的甲局"))).doubts())
                .as("what was nobody's may become somebody's")
                .isEmpty();
    }

    @Test
    void aBodyThatWasOnlyRenamedIsSettledAndThenGoesOnWithItsCodes() throws IOException {
        var own = town.department("改名前的局" + UUID.randomUUID());
        var code = shortCode();
        var renamed = "改名后的局" + UUID.randomUUID();
        importing.take(line(code, of(own.name())));
        var refused = importing.take(line(code, of(renamed)));
        assertThat(refused.kinds()).containsExactly(Kind.CODE_HELD);
        assertThat(imports.bodiesOf(refused.run().id()))
                .extracting(UnknownBody::code)
                .containsExactly(renamed);
        assertThat(importing.settle(renamed, new Choice.Map(own.id()))).isEqualTo(new Settlement.Settled(renamed, 0));
        assertThat(importing.take(line(code, of(renamed))).doubts()).isEmpty();
        assertThat(catalogue.item(code).orElseThrow().offer().guide().departmentName())
                .isEqualTo(renamed);
        assertThat(handler(code)).isEqualTo(own.id());
    }

    @Test
    void aCodeOfADraftIsTheDraftersBeforeAnythingIsPublished() throws IOException {
        var own = town.department("起草的局" + UUID.randomUUID());
        var editor = town.officer(own, Role.EDITOR);
        var code = shortCode();
        assertThat(editing.begin(new BeginVersion(editor, code, "新事"))).isInstanceOf(Step.Taken.class);
        assertThat(importing.take(line(code, of("抢先的局"))).doubts())
                .containsExactly(new Doubt(1, code, Kind.CODE_HELD, own.name()));
        assertThat(catalogue.item(code)).isEmpty();
        assertThat(importing.take(line(code, of(own.name()))).run().published()).isEqualTo(1);
    }

    @Test
    void theHistoryOfAnItemNamesWhoSettledItsBody() throws IOException {
        var body = body();
        var own = town.department("接办局" + UUID.randomUUID());
        var code = body + "2440101007101";
        importing.take(line(code, ""));
        assertThat(importing.settle(body, new Choice.Map(own.id()))).isEqualTo(new Settlement.Settled(body, 1));
        var history =
                editing.file(town.officer(own, Role.EDITOR), code).orElseThrow().history();
        assertThat(history).extracting(ItemFile.Deed::event).containsExactly(Event.ASSIGN, Event.IMPORT);
        assertThat(history.getFirst().officer()).isEqualTo(importing.keeper().name());
        assertThat(history.getFirst().title())
                .isEqualTo(importing.keeper().post().title());
        assertThat(history.getLast().officer()).isEmpty();
    }
}
