package org.tiaokuai.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.TakenBack;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Posts;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Catalogue.PublishGuide;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.course.State;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.file.Samples;
import org.tiaokuai.file.StoredFiles;
import org.tiaokuai.file.StoredFiles.StoreFile;
import org.tiaokuai.file.StoredFiles.Storing.Stored;
import org.tiaokuai.form.FormRef;
import org.tiaokuai.form.Forms;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.organisation.Appointments;
import org.tiaokuai.organisation.Appointments.LimitPost;
import org.tiaokuai.organisation.Department;

/** Somebody bends a row, uses what it allows, and puts it back before the night: what was done with it is found. */
@EmptyPlatform
class BentAndPutBackTest {

    private static final String SCHEMA = """
            {"title": "小镇申请", "type": "object", "description": "%s",
             "x-pages": [{"id": "you", "title": "您", "fields": ["name", "citizenNumber"]},
                         {"id": "wish", "title": "事", "fields": ["illness", "wish"]}],
             "properties": {
               "name": {"title": "姓名", "type": "string", "minLength": 1, "x-widget": "text",
                        "x-personal": "NAME", "x-prefill": "name"},
               "citizenNumber": {"title": "号码", "type": "string", "format": "citizen-number",
                        "x-widget": "citizen-number", "x-personal": "IDENTITY", "x-prefill": "citizenNumber"},
               "illness": {"title": "病", "type": "string", "x-widget": "text", "x-personal": "%s"},
               "wish": {"title": "事由", "type": "string", "minLength": 1, "x-widget": "text", "x-certified": true}},
             "required": ["name", "citizenNumber", "wish"]}
            """;

    @Autowired
    Drafts drafts;

    @Autowired
    Casework casework;

    @Autowired
    Catalogue catalogue;

    @Autowired
    Forms forms;

    @Autowired
    StoredFiles files;

    @Autowired
    Posts posts;

    @Autowired
    Appointments appointments;

    private final Checks checks;
    private final JdbcClient jdbc;
    private final SettableClock clock;
    private final SmallTown town;
    private final Department department;
    private final Department other;
    private final Guide item;
    private final Resident resident;
    private final Officer window;
    private String number = "";

    @Autowired
    BentAndPutBackTest(Checks checks, JdbcClient jdbc, SettableClock clock, SmallTown town) {
        this.checks = checks;
        this.jdbc = jdbc;
        this.clock = clock;
        clock.standOn("2026-03-02");
        this.town = town;
        clock.standOn("2026-03-02");
        department = town.department("局" + UUID.randomUUID());
        other = town.department("别局" + UUID.randomUUID());
        item = town.itemWithPapers(department);
        resident = town.resident("周𠮷安", SmallTown.number());
        window = town.officer(department, Role.WINDOW);
    }

    @BeforeEach
    void somebodyHandedInAnApplication() {
        clock.pass(Duration.ofHours(1));
        var picture = new ByteArrayResource(Samples.picture("jpeg", 60, 40));
        var file = ((Stored) files.store(new StoreFile(picture, "图.jpg", resident.account(), ""))).file();
        drafts.enclose(new Drafts.EnclosePaper(resident, item.code(), 0, file));
        drafts.enclose(new Drafts.EnclosePaper(resident, item.code(), 1, null));
        number = submitted(item.code());
        clock.pass(Duration.ofHours(1));
    }

    @AfterEach
    void theOthersDay() {
        clock.standOn("2026-03-02");
    }

    private String submitted(String code) {
        return town.handIn(resident, code, Map.of("wish", "开店", "illness", "青光眼"));
    }

    private List<Finding> found() {
        return checks.check().findings().stream()
                .filter(finding ->
                        finding.about().equals(number) || finding.about().equals(resident.personKey()))
                .toList();
    }

    /** Each is one contradiction, named by its kind; the bent row itself is as it was. */
    private void assertFound(String... kinds) {
        assertThat(found()).allSatisfy(finding -> {
            assertThat(finding.fault()).isEqualTo(Fault.CONTRADICTED);
            assertThat(finding.standing()).isNotEqualTo(finding.recorded());
        });
        assertThat(found()).extracting(Finding::kind).containsExactlyInAnyOrder(kinds);
    }

    private void sql(String sql, @Nullable Object... parameters) {
        assertThat(jdbc.sql(sql).params(Arrays.asList(parameters)).update())
                .as(sql)
                .isPositive();
    }

    /** With a row of a table otherwise, in one column. */
    private void bent(String table, String column, String value, String where, Object key, Runnable deed) {
        var before = jdbc.sql("select %s::text from %s where %s = ?".formatted(column, table, where))
                .param(key)
                .query(String.class)
                .single();
        var type = jdbc.sql("select pg_typeof(%s)::text from %s limit 1".formatted(column, table))
                .query(String.class)
                .single();
        var update = "update %s set %s = cast(? as %s) where %s = ?".formatted(table, column, type, where);
        sql(update, value, key);
        try {
            deed.run();
        } finally {
            sql(update, before, key);
        }
    }

    private Officer asHeld(Officer officer) {
        var post = posts.held(officer.account(), officer.post().id()).orElseThrow();
        return new Officer(officer.account(), null, officer.name(), post);
    }

    private void read(Officer officer) {
        assertThat(casework.open(officer, number)).isPresent();
    }

    private void receive(Officer officer) {
        assertThat(casework.receive(new ReceiveApplication(officer, number, true, "", "")))
                .isInstanceOf(Act.Done.class);
        clock.pass(Duration.ofHours(1));
    }

    private void refuse(Officer officer) {
        assertThat(casework.decide(new DecideApplication(officer, number, false, "理由", "某法")))
                .isInstanceOf(Act.Done.class);
    }

    @Test
    void whatPostsDidWithTheirRightsHolds() {
        read(window);
        receive(window);
        read(window);
        var approver = town.officer(department, Role.APPROVER);
        read(approver);
        refuse(approver);
        read(approver);
        assertThat(found()).isEmpty();
    }

    @Test
    void aDecisionOfAPostThatWasGivenTheRoleForItAloneIsFound() {
        receive(window);
        bent("organisation.post", "roles", "{APPROVER}", "id", window.post().id(), () -> refuse(asHeld(window)));
        assertFound("CASE_EVENT", "DECISION");
        assertThat(found()).allSatisfy(finding -> assertThat(finding.recorded()).contains("\"roles\":\"WINDOW\""));
        assertThat(found()).allSatisfy(finding -> assertThat(finding.standing()).contains("\"needs\":\"APPROVER\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{WINDOW,APPROVER}}", "{{WINDOW}}", "{WINDOW,NULL}", "{{a,b},{c,d}}"})
    void rolesThatWereMadeAnArrayOfArraysStopNoCheck(String bent) {
        receive(window);
        var post = window.post().id();
        bent("organisation.post", "roles", bent, "id", post, () -> assertThat(
                        checks.check().findings())
                .filteredOn(finding ->
                        finding.fault() == Fault.UNREADABLE || finding.about().equals(post.toString()))
                .extracting(Finding::fault, Finding::kind)
                .containsExactly(tuple(Fault.ALTERED, "GRANT")));
        assertThat(found()).isEmpty();
    }

    @Test
    void aReadByAPostThatWasGivenTheRoleForItAloneIsFound() {
        var editor = town.officer(department, Role.EDITOR);
        bent("organisation.post", "roles", "{WINDOW}", "id", editor.post().id(), () -> read(asHeld(editor)));
        assertFound("READ");
    }

    @Test
    void whatAnotherDepartmentReadAndDidWhileTheCaseWasItsIsFound() {
        var stranger = town.officer(other, Role.WINDOW);
        bent("casework.application", "handled_by", other.id().toString(), "number", number, () -> {
            read(stranger);
            receive(stranger);
        });
        assertFound("READ", "CASE_EVENT");
    }

    @Test
    void whatAPostDidWhileItWasInAnotherDepartmentIsFound() {
        var stranger = town.officer(other, Role.WINDOW);
        bent(
                "organisation.post",
                "department",
                department.id().toString(),
                "id",
                stranger.post().id(),
                () -> {
                    read(asHeld(stranger));
                    receive(asHeld(stranger));
                });
        assertFound("READ", "CASE_EVENT");
    }

    @Test
    void whatAnotherAccountDidUnderThePostIsFound() {
        var thief = UUID.randomUUID();
        bent(
                "organisation.post",
                "account",
                thief.toString(),
                "id",
                window.post().id(),
                () -> {
                    var officer = asHeld(new Officer(thief, null, "某人", window.post()));
                    read(officer);
                    receive(officer);
                });
        assertFound("READ", "CASE_EVENT");
    }

    @Test
    void whatAPostDidAfterItsEndIsFound() {
        appointments.end(window.account(), window.post().id(), town.officer(other, Role.SYSTEM_ADMINISTRATOR));
        clock.pass(Duration.ofHours(1));
        assertThat(posts.held(window.account(), window.post().id())).isEmpty();
        var ended = jdbc.sql("select ended_at::text from organisation.post where id = ?")
                .param(window.post().id())
                .query(String.class)
                .single();
        sql(
                "update organisation.post set ended_at = null where id = ?",
                window.post().id());
        read(asHeld(window));
        receive(asHeld(window));
        sql(
                "update organisation.post set ended_at = cast(? as timestamptz) where id = ?",
                ended,
                window.post().id());
        assertFound("READ", "CASE_EVENT");
    }

    @Test
    void whatAPostDidThatWasNeverGivenIsFound() {
        var account = UUID.randomUUID();
        var post = UUID.randomUUID();
        sql("""
                insert into organisation.post (id, account, department, title, roles, since)
                values (?, ?, ?, '没有这个岗', '{WINDOW}', '2026-01-01')
                """, post, account, department.id());
        var officer = new Officer(account, null, "某人", posts.held(account, post).orElseThrow());
        read(officer);
        receive(officer);
        sql("delete from organisation.post where id = ?", post);
        assertFound("READ", "CASE_EVENT");
        assertThat(found()).extracting(Finding::recorded).containsOnly("");
    }

    @Test
    void whatAPostDidBeyondItsItemsIsFound() {
        limit(Set.of(), Set.of(town.item(department).code()));
        clock.pass(Duration.ofHours(1));
        assertThat(casework.open(asHeld(window), number)).isEmpty();
        bent(
                "organisation.post_item",
                "item",
                item.code(),
                "post",
                window.post().id(),
                () -> {
                    read(asHeld(window));
                    receive(asHeld(window));
                });
        assertFound("READ", "CASE_EVENT");
    }

    private void limit(Set<String> seen, Set<String> items) {
        var administrator = town.officer(other, Role.SYSTEM_ADMINISTRATOR);
        assertThat(appointments.limit(
                        new LimitPost(window.account(), window.post().id(), seen, items, administrator)))
                .isInstanceOf(Appointments.Limiting.Limited.class);
    }

    @Test
    void aPostThatWasLimitedLaterOrToTheItemHadItsRights() {
        read(window);
        var elsewhere = Set.of(town.item(department).code());
        clock.pass(Duration.ofHours(1));
        limit(Set.of(), elsewhere);
        clock.pass(Duration.ofHours(1));
        limit(elsewhere, Set.of(item.code()));
        clock.pass(Duration.ofHours(1));
        receive(asHeld(window));
        limit(Set.of(item.code()), elsewhere);
        appointments.end(window.account(), window.post().id(), town.officer(other, Role.SYSTEM_ADMINISTRATOR));
        clock.pass(Duration.ofHours(1));
        assertThat(found()).isEmpty();
    }

    /** Clocks of several platforms may differ, and an act may be under way when the post ends. */
    @ParameterizedTest
    @CsvSource({"59, false", "60, false", "61, true", "3600, true"})
    void onlyForAMinuteAPostsEndProvesNothing(long seconds, boolean named) {
        var end = clock.instant();
        appointments.end(window.account(), window.post().id(), town.officer(other, Role.SYSTEM_ADMINISTRATOR));
        clock.pass(Duration.ofSeconds(seconds));
        assertThat(clock.instant()).isEqualTo(end.plusSeconds(seconds));
        receive(window);
        assertThat(found()).hasSize(named ? 1 : 0);
    }

    @Test
    void anActBeforeThePostWasGivenIsFound() {
        clock.pass(Duration.ofHours(1));
        var later = town.officer(department, Role.WINDOW);
        clock.pass(Duration.ofMinutes(-2));
        receive(later);
        assertFound("CASE_EVENT");
    }

    /** As if it stood elsewhere, for one read. */
    private void readAsIf(String state, Officer officer) {
        var before = jdbc.sql("select state, closed_at from casework.application where number = ?")
                .param(number)
                .query()
                .singleRow();
        var bent = "update casework.application set state = ?, closed_at = cast(? as timestamptz) where number = ?";
        sql(bent, state, State.valueOf(state).open() ? null : "2026-03-02", number);
        read(officer);
        sql(bent, before.get("state"), before.get("closed_at"), number);
    }

    @Test
    void aReadOfACaseThatHadEndedAsIfItWereOpenIsFound() {
        receive(window);
        var approver = town.officer(department, Role.APPROVER);
        refuse(approver);
        clock.pass(Duration.ofHours(1));
        read(approver);
        assertThat(found()).isEmpty();
        readAsIf("ACCEPTED", approver);
        assertFound("READ");
        readAsIf("SUBMITTED", window);
        assertFound("READ", "READ");
        assertThat(found()).allSatisfy(finding -> assertThat(finding.recorded()).endsWith("REFUSE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REFUSED", "GRANTED", "WITHDRAWN", "NOT_ACCEPTED"})
    void aReadOfAnOpenCaseAsIfItHadEndedIsFound(String state) {
        readAsIf(state, window);
        assertFound("READ");
    }

    @Test
    void aReadForADecisionOfACaseThatNobodyHadAcceptedIsFound() {
        var approver = town.officer(department, Role.WINDOW, Role.APPROVER);
        read(approver);
        sql("update casework.application set accepted_at = submitted_at where number = ?", number);
        read(approver);
        sql("update casework.application set accepted_at = null where number = ?", number);
        assertFound("READ");
        assertThat(found()).allSatisfy(finding -> assertThat(finding.standing()).contains("DECISION"));
    }

    @ParameterizedTest
    @CsvSource({"59, false", "60, false", "61, true", "3600, true"})
    void onlyForAMinuteAStepProvesNothingAboutAReadAsBefore(long seconds, boolean named) {
        receive(window);
        var approver = town.officer(department, Role.APPROVER);
        refuse(approver);
        clock.pass(Duration.ofSeconds(seconds));
        readAsIf("ACCEPTED", approver);
        assertThat(found()).hasSize(named ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"59, false", "60, false", "61, true", "3600, true"})
    void onlyForAMinuteAStepProvesNothingAboutAReadAsAfter(long seconds, boolean named) {
        receive(window);
        readAsIf("REFUSED", window);
        clock.pass(Duration.ofSeconds(seconds));
        refuse(town.officer(department, Role.APPROVER));
        assertThat(found()).hasSize(named ? 1 : 0);
    }

    /** The version of the item says which form the answers are read by. */
    @Test
    void aReadByTheGradesOfAnotherVersionsFormIsFound() {
        var milder = forms.keep("milder" + UUID.randomUUID(), SCHEMA.formatted("", "NAME"));
        catalogue.publish(new PublishGuide(item, milder, department.id()));
        read(window);
        assertThat(found()).isEmpty();
        bent("casework.application", "item_version", "2", "number", number, () -> read(window));
        assertFound("READ");
        assertThat(found()).allSatisfy(finding -> {
            assertThat(finding.recorded()).isEqualTo("{\"field\":\"illness\",\"grade\":\"HEALTH\"}");
            assertThat(finding.standing()).contains("\"outcome\":\"GIVE\"");
        });
    }

    @Test
    void aReadByGradesThatWereWrittenIntoTheFormAndTakenOutAgainIsFound() {
        var kept = kept();
        number = submitted(publishedWith(kept));
        clock.pass(Duration.ofHours(1));
        read(window);
        assertThat(found()).isEmpty();
        bent("form.form_version", "schema", SCHEMA.formatted("", "NAME"), "id", kept.id(), () -> {
            startAnew();
            read(window);
        });
        assertThat(found())
                .extracting(Finding::kind)
                .as("by a node that still has it in memory")
                .containsExactly("READ");
        startAnew();
        assertFound("READ");
    }

    @Test
    void anApplicationByAFormThatWasBentForItIsFound() {
        var kept = kept();
        var code = publishedWith(kept);
        bent("form.form_version", "schema", SCHEMA.formatted("", "NAME"), "id", kept.id(), () -> {
            startAnew();
            number = submitted(code);
        });
        assertFound("CASE_EVENT");
        startAnew();
        assertFound("CASE_EVENT");
    }

    private FormRef kept() {
        return forms.keep("bent-" + UUID.randomUUID(), SCHEMA.formatted(UUID.randomUUID(), "HEALTH"));
    }

    private String publishedWith(FormRef form) {
        var code = "BENT-" + UUID.randomUUID();
        catalogue.publish(new PublishGuide(SmallTown.guide(department, code, "事", 10), form, department.id()));
        return code;
    }

    /** As a platform does that has just started. */
    private void startAnew() {
        Object service = AopTestUtils.getUltimateTargetObject(forms);
        var known = ReflectionTestUtils.getField(service, "known");
        ((Map<?, ?>) Objects.requireNonNull(known)).clear();
    }

    /** Nothing that somebody wrote there stops the check. */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "7", "{\"x-pages\": [{\"id\": \"one\", \"fields\": [\"nothing\"]}]}", "[]"})
    void aFormThatWasAlteredIsNamedItself(String schema) {
        var kept = kept();
        number = submitted(publishedWith(kept));
        read(window);
        var faults = new ArrayList<Fault>();
        bent("form.form_version", "schema", schema, "id", kept.id(), () -> checks.check().findings().stream()
                .filter(finding -> finding.about().equals(kept.id()))
                .forEach(finding -> faults.add(finding.fault())));
        assertThat(faults).containsExactly(Fault.ALTERED);
        assertThat(found()).isEmpty();
    }

    @Test
    void aFormThatIsGoneOrWasSlippedInIsNamed() {
        var kept = kept();
        sql("delete from form.form_version where id = ?", kept.id());
        sql("""
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
        sql("delete from form.form_version where id = ?", "slipped-in-" + kept.id());
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
        var another = ((Stored) files.store(new StoreFile(picture, "别的.jpg", resident.account(), ""))).file();
        var dossier = jdbc.sql("select draft from casework.application where number = ?")
                .param(number)
                .query(UUID.class)
                .single();
        assertThat(found()).isEmpty();
        takenBack.run(() -> {
            var statement = jdbc.sql(bent).param("dossier", dossier);
            assertThat((bent.contains(":another") ? statement.param("another", another.id()) : statement).update())
                    .isPositive();
            assertThat(found()).isNotEmpty().allSatisfy(finding -> {
                assertThat(finding.fault()).isEqualTo(Fault.CONTRADICTED);
                assertThat(finding.about()).isEqualTo(number);
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
        read(window);
        receive(window);
        takenBack.run(() -> {
            var values = Map.of("post", window.post().id(), "number", number, "item", item.code());
            assertThat(jdbc.sql(bent).params(values).update()).isPositive();
            var about = Set.of(
                    number,
                    resident.personKey(),
                    item.code(),
                    window.post().id().toString());
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
        var code = publishedWith(kept());
        var bent = column.equals("handled_by") ? other.id().toString() : "2";
        if (column.equals("form_version")) {
            var id = jdbc.sql("select form_id from catalogue.item_version where item = ?")
                    .param(code)
                    .query(String.class)
                    .single();
            forms.keep(id, SCHEMA.formatted("", "NAME"));
        }
        bent("catalogue.item_version", column, bent, "item", code, () -> number = submitted(code));
        assertThat(found()).extracting(Finding::kind).contains("CASE_EVENT");
        assertThat(found()).extracting(Finding::fault).containsOnly(Fault.CONTRADICTED);
    }
}
