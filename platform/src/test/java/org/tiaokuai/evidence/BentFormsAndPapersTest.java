package org.tiaokuai.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.TakenBack;
import org.tiaokuai.file.Samples;
import org.tiaokuai.file.StoredFiles;
import org.tiaokuai.file.StoredFiles.StoreFile;
import org.tiaokuai.file.StoredFiles.Storing.Stored;
import org.tiaokuai.form.Forms;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;

/** Somebody bends the form, the item or the papers of an application: it is found, and nothing that somebody wrote stops the check. */
@EmptyPlatform
class BentFormsAndPapersTest {

    @Autowired
    Forms forms;

    @Autowired
    StoredFiles files;

    @Autowired
    Checks checks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final Insider insider;

    @Autowired
    BentFormsAndPapersTest(AutowireCapableBeanFactory beans) {
        insider = beans.createBean(Insider.class);
    }

    @BeforeEach
    void somebodyHandedInAnApplication() {
        insider.somebodyHandedInAnApplication();
    }

    @AfterEach
    void theOthersDay() {
        clock.standOn("2026-03-02");
    }

    @Test
    void anApplicationByAFormThatWasBentForItIsFound() {
        var kept = insider.kept();
        var code = insider.publishedWith(kept);
        insider.bent("form.form_version", "schema", Insider.SCHEMA.formatted("", "NAME"), "id", kept.id(), () -> {
            insider.startAnew();
            insider.number = insider.submitted(code);
        });
        insider.assertFound("CASE_EVENT");
        insider.startAnew();
        insider.assertFound("CASE_EVENT");
    }

    /** Nothing that somebody wrote there stops the check. */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "7", "{\"x-pages\": [{\"id\": \"one\", \"fields\": [\"nothing\"]}]}", "[]"})
    void aFormThatWasAlteredIsNamedItself(String schema) {
        var kept = insider.kept();
        insider.number = insider.submitted(insider.publishedWith(kept));
        insider.read(insider.window);
        var faults = new ArrayList<Fault>();
        insider.bent("form.form_version", "schema", schema, "id", kept.id(), () -> checks.check().findings().stream()
                .filter(finding -> finding.about().equals(kept.id()))
                .forEach(finding -> faults.add(finding.fault())));
        assertThat(faults).containsExactly(Fault.ALTERED);
        assertThat(insider.found()).isEmpty();
    }

    @Test
    void aFormThatIsGoneOrWasSlippedInIsNamed() {
        var kept = insider.kept();
        insider.sql("delete from form.form_version where id = ?", kept.id());
        insider.sql("""
                insert into form.form_version (id, version, schema, fingerprint, kept_at, recorded)
                values (?, 7, '{}', '', now(), true)
                """, "slipped-in-" + kept.id());
        var found = checks.check().findings();
        assertThat(found)
                .filteredOn(finding -> finding.about().equals(kept.id()))
                .extracting(Finding::fault)
                .containsExactly(Fault.DELETED);
        assertThat(found)
                .filteredOn(finding -> finding.about().equals("slipped-in-" + kept.id()))
                .extracting(Finding::fault)
                .containsExactly(Fault.UNRECORDED);
        insider.sql("delete from form.form_version where id = ?", "slipped-in-" + kept.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from dossier.paper where dossier = :dossier and file is not null",
                "delete from dossier.paper where dossier = :dossier and file is null",
                "update dossier.paper set material = 1 where dossier = :dossier and file is not null",
                "update dossier.paper set round = 1 where dossier = :dossier and file is not null",
                "update dossier.paper set file = null where dossier = :dossier and file is not null",
                "update dossier.paper set file = gen_random_uuid() where dossier = :dossier and file is not null",
                "update dossier.paper set file = :another where dossier = :dossier and file is not null",
                "update dossier.paper set id = gen_random_uuid() where dossier = :dossier and file is null",
                "update dossier.paper set dossier = gen_random_uuid() where dossier = :dossier and file is null",
                "insert into dossier.paper (id, dossier, material, round, file, at)"
                        + " values (gen_random_uuid(), :dossier, 0, 0, :another, now())",
                "update file.stored set sha256 = repeat('0', 64)"
                        + " where id in (select file from dossier.paper where dossier = :dossier)",
                "delete from file.stored where id in (select file from dossier.paper where dossier = :dossier)"
            })
    void aPaperThatIsGoneOrExchangedOrPutInIsNamedWithTheCase(String bent, @Autowired TakenBack takenBack) {
        var picture = new ByteArrayResource(Samples.picture("jpeg", 40, 60));
        var another = ((Stored) files.store(new StoreFile(picture, "别的.jpg", insider.resident.account(), ""))).file();
        var dossier = jdbc.sql("select draft from casework.application where number = ?")
                .param(insider.number)
                .query(UUID.class)
                .single();
        assertThat(insider.found()).isEmpty();
        takenBack.run(() -> {
            var statement = jdbc.sql(bent).param("dossier", dossier);
            assertThat((bent.contains(":another") ? statement.param("another", another.id()) : statement).update())
                    .isPositive();
            assertThat(insider.found()).isNotEmpty().allSatisfy(finding -> {
                assertThat(finding.fault()).isEqualTo(Fault.CONTRADICTED);
                assertThat(finding.about()).isEqualTo(insider.number);
                assertThat(finding.recorded() + finding.standing()).contains("sha256");
            });
        });
    }

    /** Whoever writes what no program wrote is named, and does not keep the check from looking further. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update organisation.post set roles = '{BOSS}' where id = :post",
                "update organisation.post set roles = array[null, 'BOSS'] where id = :post",
                "update privacy.read set given = array[null, 'name'] where case_number = :number",
                "update privacy.read set rules = array[null]::text[] where case_number = :number",
                "update privacy.read set rules = '{NO SUCH RULE}' where case_number = :number",
                "update privacy.read set rule_set = 99 where case_number = :number",
                "update privacy.read set purpose = 'FUN' where case_number = :number",
                "update casework.case_event set event = 'NO SUCH STEP' where number = :number and post is not null",
                "update casework.case_event set event = 'DEEM_ACCEPTED', actor = null"
                        + " where number = :number and post is not null",
                "update casework.case_event set handed = '[]' where number = :number and post is null",
                "update casework.case_event set handed = '{\"papers\": [[1], {\"paper\": {}, \"material\": \"x\"}]}'"
                        + " where number = :number and post is null",
                "update casework.application set answers = '\"\"' where number = :number",
                "update catalogue.item_version set guide = '7' where item = :item",
                "insert into organisation.post_act (post, kind, actor, name, unit, at, items)"
                        + " values (:post, 'LIMITED', :post, '', '', now(), '{a,a,NULL}')"
            })
    void nothingThatSomebodyWroteStopsTheCheck(String bent, @Autowired TakenBack takenBack) {
        insider.read(insider.window);
        insider.receive(insider.window);
        takenBack.run(() -> {
            var values =
                    Map.of("post", insider.window.post().id(), "number", insider.number, "item", insider.item.code());
            assertThat(jdbc.sql(bent).params(values).update()).isPositive();
            var about = Set.of(
                    insider.number,
                    insider.resident.personKey(),
                    insider.item.code(),
                    insider.window.post().id().toString());
            assertThat(checks.check().findings())
                    .filteredOn(finding -> about.contains(finding.about()))
                    .extracting(Finding::fault)
                    .containsAnyOf(Fault.ALTERED, Fault.UNRECORDED);
        });
    }

    /** What the item's version says of department and form is what an application was handed in by. */
    @ParameterizedTest
    @CsvSource({"handled_by", "form_version"})
    void anApplicationUnderAVersionThatWasBentForItIsFound(String column) {
        var code = insider.publishedWith(insider.kept());
        var bent = column.equals("handled_by") ? insider.other.id().toString() : "2";
        if (column.equals("form_version")) {
            var id = jdbc.sql("select form_id from catalogue.item_version where item = ?")
                    .param(code)
                    .query(String.class)
                    .single();
            forms.keep(id, Insider.SCHEMA.formatted("", "NAME"));
        }
        insider.bent(
                "catalogue.item_version", column, bent, "item", code, () -> insider.number = insider.submitted(code));
        assertThat(insider.found()).extracting(Finding::kind).contains("CASE_EVENT");
        assertThat(insider.found()).extracting(Finding::fault).containsOnly(Fault.CONTRADICTED);
    }
}
