package org.tiaokuai.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.AopTestUtils;
import org.springframework.test.util.ReflectionTestUtils;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
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
import org.tiaokuai.organisation.Department;

/** Somebody with the database in hand, and a case whose rows are bent and put back. */
final class Insider {

    static final String SCHEMA = """
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
    Checks checks;

    @Autowired
    JdbcClient jdbc;

    private final SettableClock clock;
    private final SmallTown town;
    final Department department;
    final Department other;
    final Guide item;
    final Resident resident;
    final Officer window;
    String number = "";

    @Autowired
    Insider(SettableClock clock, SmallTown town) {
        this.clock = clock;
        this.town = town;
        clock.standOn("2026-03-02");
        department = town.department("局" + UUID.randomUUID());
        other = town.department("别局" + UUID.randomUUID());
        item = town.itemWithPapers(department);
        resident = town.resident("周𠮷安", SmallTown.number());
        window = town.officer(department, Role.WINDOW);
    }

    void somebodyHandedInAnApplication() {
        clock.pass(Duration.ofHours(1));
        var picture = new ByteArrayResource(Samples.picture("jpeg", 60, 40));
        var file = ((Stored) files.store(new StoreFile(picture, "图.jpg", resident.account(), ""))).file();
        drafts.enclose(new Drafts.EnclosePaper(resident, item.code(), 0, file));
        drafts.enclose(new Drafts.EnclosePaper(resident, item.code(), 1, null));
        number = submitted(item.code());
        clock.pass(Duration.ofHours(1));
    }

    String submitted(String code) {
        return town.handIn(resident, code, Map.of("wish", "开店", "illness", "青光眼"));
    }

    List<Finding> found() {
        return checks.check().findings().stream()
                .filter(finding ->
                        finding.about().equals(number) || finding.about().equals(resident.personKey()))
                .toList();
    }

    /** Each is one contradiction, named by its kind; the bent row itself is as it was. */
    void assertFound(String... kinds) {
        assertThat(found()).allSatisfy(finding -> {
            assertThat(finding.fault()).isEqualTo(Fault.CONTRADICTED);
            assertThat(finding.standing()).isNotEqualTo(finding.recorded());
        });
        assertThat(found()).extracting(Finding::kind).containsExactlyInAnyOrder(kinds);
    }

    void sql(String sql, @Nullable Object... parameters) {
        assertThat(jdbc.sql(sql).params(Arrays.asList(parameters)).update())
                .as(sql)
                .isPositive();
    }

    /** With a row of a table otherwise, in one column. */
    void bent(String table, String column, String value, String where, Object key, Runnable deed) {
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

    Officer asHeld(Officer officer) {
        var post = posts.held(officer.account(), officer.post().id()).orElseThrow();
        return new Officer(officer.account(), null, officer.name(), post);
    }

    void read(Officer officer) {
        assertThat(casework.open(officer, number)).isPresent();
    }

    void receive(Officer officer) {
        assertThat(casework.receive(new ReceiveApplication(officer, number, true, "", "")))
                .isInstanceOf(Act.Done.class);
        clock.pass(Duration.ofHours(1));
    }

    void refuse(Officer officer) {
        assertThat(casework.decide(new DecideApplication(officer, number, false, "理由", "某法")))
                .isInstanceOf(Act.Done.class);
    }

    FormRef kept() {
        return forms.keep("bent-" + UUID.randomUUID(), SCHEMA.formatted(UUID.randomUUID(), "HEALTH"));
    }

    String publishedWith(FormRef form) {
        var code = "BENT-" + UUID.randomUUID();
        catalogue.publish(new PublishGuide(SmallTown.guide(department, code, "事", 10), form, department.id()));
        return code;
    }

    /** As a platform does that has just started. */
    void startAnew() {
        Object service = AopTestUtils.getUltimateTargetObject(forms);
        var known = ReflectionTestUtils.getField(service, "known");
        ((Map<?, ?>) Objects.requireNonNull(known)).clear();
    }
}
