package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.TakenBack;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Correction.Point;
import org.tiaokuai.casework.Corrections.AnswerPage;
import org.tiaokuai.casework.Corrections.EnclosePaper;
import org.tiaokuai.casework.Corrections.HandingIn;
import org.tiaokuai.casework.Corrections.RequestCorrection;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Catalogue.PublishGuide;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.draft.Drafts.SavePage;
import org.tiaokuai.draft.Drafts.Saving.Saved;
import org.tiaokuai.form.Forms;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.organisation.Department;

/** What was applied for is a fact, at first and after a correction: whoever writes something else into the tables is found. */
@EmptyPlatform
class WhatWasAppliedForTest {

    private static final String CASE = "update casework.application set %s where number = :number";
    private static final String STEP =
            "update casework.case_event set handed = %s where number = :number and event = 'SUBMIT'";
    private static final String CORRECTION = "update casework.correction set %s where number = :number";

    @Autowired
    Drafts drafts;

    @Autowired
    Corrections corrections;

    @Autowired
    Ledger ledger;

    private final Checks checks;
    private final JdbcClient jdbc;
    private final TakenBack takenBack;
    private final SettableClock clock;
    private final SmallTown town;
    private final Department department;
    private final Guide item;
    private final Resident resident;
    private String number = "";

    @Autowired
    WhatWasAppliedForTest(Checks checks, JdbcClient jdbc, TakenBack takenBack, SettableClock clock, SmallTown town) {
        this.checks = checks;
        this.jdbc = jdbc;
        this.takenBack = takenBack;
        this.clock = clock;
        clock.standOn("2026-03-02");
        this.town = town;
        department = town.department("局" + UUID.randomUUID());
        item = town.itemWithPapers(department);
        resident = town.resident("周𠮷安", SmallTown.number());
    }

    @BeforeEach
    void somebodyHandedInAnApplication() {
        clock.standOn("2026-03-02");
        number = submitted("开店");
    }

    @AfterEach
    void theOthersDay() {
        clock.standOn("2026-03-02");
    }

    private String submitted(String wish) {
        return town.handIn(resident, item.code(), Map.of("wish", wish, "illness", "青光眼"));
    }

    private void corrected() {
        clock.pass(Duration.ofHours(1));
        corrections.request(new RequestCorrection(
                town.officer(department, Role.WINDOW),
                number,
                List.of(Point.ofMaterial(0, "看不清"), Point.ofPage("wish", "请写明地址")),
                5));
        clock.pass(Duration.ofHours(1));
        corrections.answer(new AnswerPage(resident, number, "wish", Map.of("wish", "听雨路 8 号开店")));
        corrections.enclose(new EnclosePaper(resident, number, 0, null));
        assertThat(corrections.handIn(resident, number)).isInstanceOf(HandingIn.Corrected.class);
    }

    private List<Finding> found() {
        return checks.check().findings().stream()
                .filter(finding -> finding.about().equals(number))
                .toList();
    }

    /** What is found of the case after somebody did this in the database; all of it is taken back. */
    private List<Finding> found(String sql) {
        return takenBack.of(() -> {
            assertThat(jdbc.sql(sql).param("number", number).update()).isPositive();
            return found();
        });
    }

    private List<Finding> altered(String sql) {
        return found(sql).stream()
                .filter(finding -> finding.fault() == Fault.ALTERED)
                .toList();
    }

    private void assertAltered(String sql, String... events) {
        assertThat(altered(sql)).as(sql).hasSize(events.length).allSatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo("CASE_EVENT");
            assertThat(finding.recorded()).isNotEqualTo(finding.standing());
        });
        assertThat(altered(sql)).extracting(Finding::recorded).allSatisfy(recorded -> assertThat(List.of(events))
                .anyMatch(event -> recorded.contains('"' + event + '"')));
    }

    @Test
    void whatWasHandedInHoldsAtFirstAndAfterACorrection() {
        assertThat(found()).isEmpty();
        corrected();
        assertThat(found()).isEmpty();
    }

    @Test
    void theLeafTellsVersionDepartmentAndFormAndNoneOfTheAnswers() {
        var leaf = jdbc.sql("select text from ledger.leaf where about = :number and kind = 'CASE_EVENT'")
                .param("number", number)
                .query(String.class)
                .single();
        assertThat(leaf)
                .contains(
                        "\"version\":\"1\"",
                        "\"form\":\"small-town/",
                        department.id().toString(),
                        "\"schema\":\"")
                .doesNotContain("开店", "青光眼", "wish", "平面图");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "answers = jsonb_set(answers, '{wish}', '\"关店\"')",
                "answers = jsonb_set(answers, '{wish}', '\"开店 \"')",
                "answers = answers || '{\"more\": \"又一条\"}'",
                "answers = answers || '{\"more\": null}'",
                "answers = answers - 'wish'",
                "answers = answers - 'illness'",
                "answers = answers || jsonb_build_object('illness', '没有')",
                "answers = answers || jsonb_build_object('wish', answers -> 'illness')",
                "answers = answers || '{\"wish\": 1}'",
                "answers = answers || '{\"wish\": true}'",
                "answers = answers || '{\"wish\": [\"开店\"]}'",
                "answers = answers || '{\"wish\": 1e5000}'",
                "answers = '{}'",
                "answers = '[]'",
                "answers = '7'",
                "item_version = 2",
                "handled_by = gen_random_uuid()",
                "item_name = '别的许可'",
                "item_name_en = 'Another permit'",
                "about = '关店'"
            })
    void whoAltersWhatTheApplicationSaysIsNamedWithTheCase(String bent) {
        assertAltered(CASE.formatted(bent), "SUBMIT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'{}'",
                "handed - 'salt'",
                "handed || '{\"salt\": \"AAAAAAAAAAAAAAAAAAAAAA==\"}'",
                "handed || '{\"form\": \"small-town/9\"}'",
                "handed || '{\"schema\": \"another\"}'",
                "handed || '{\"content\": \"another\"}'",
                "handed - 'papers'",
                "handed || '{\"papers\": []}'",
                "handed || '{\"papers\": 7}'",
                "jsonb_set(handed, '{papers,0,material}', '1')",
                "jsonb_set(handed, '{papers,0,sha256}', '\"0000\"')",
                "jsonb_set(handed, '{papers,0,paper}', to_jsonb(gen_random_uuid()))",
                "jsonb_set(handed, '{papers,1}', handed #> '{papers,0}')"
            })
    void whoAltersWhatIsKeptBesideTheStepIsNamed(String bent) {
        assertAltered(STEP.formatted(bent), "SUBMIT");
    }

    @Test
    void theAnswersOfTwoCasesAreNotExchanged() {
        var other = submitted("停业");
        assertAltered("""
                update casework.application set answers = other.answers, about = other.about
                from casework.application other
                where application.number in (:number, '%1$s') and other.number in (:number, '%1$s')
                    and other.number <> application.number
                """.formatted(other), "SUBMIT");
        assertAltered("""
                update casework.case_event set handed = other.handed from casework.case_event other
                where case_event.number in (:number, '%1$s') and other.number in (:number, '%1$s')
                    and other.number <> case_event.number
                """.formatted(other), "SUBMIT");
        assertAltered("""
                with moved as (
                    update casework.application set answers = other.answers, about = other.about
                    from casework.application other where application.number = :number and other.number = '%1$s')
                update casework.case_event set handed = other.handed from casework.case_event other
                where case_event.number = :number and other.number = '%1$s'
                """.formatted(other), "SUBMIT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "answers = answers || (select replaced from casework.correction where correction.number = application.number)",
                "answers = jsonb_set(answers, '{wish}', '\"别处开店\"')",
                "about = '开店'",
                "item_version = 2",
                "handled_by = gen_random_uuid()"
            })
    void afterACorrectionWhatStandsIsWhatWasCorrected(String bent) {
        corrected();
        assertThat(altered(CASE.formatted(bent))).isNotEmpty().anyMatch(finding -> finding.recorded()
                .contains("\"CORRECT\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replaced = '{}'",
                "replaced = jsonb_set(replaced, '{wish}', '\"我没说过\"')",
                "replaced = replaced || '{\"illness\": null}'",
                "replaced = replaced - 'wish'"
            })
    void whatWasHandedInFirstStaysAFactWhenItWasCorrected(String bent) {
        corrected();
        assertAltered(CORRECTION.formatted(bent), "SUBMIT", "CORRECT");
    }

    @Test
    void whatTheCaseWasCalledFirstStaysAFactToo() {
        corrected();
        assertAltered(CORRECTION.formatted("replaced_about = '我没说过'"), "SUBMIT");
        assertAltered(CORRECTION.formatted("replaced_about = null"), "SUBMIT");
        assertAltered("""
                update casework.case_event set handed = other.handed from casework.case_event other
                where case_event.number = :number and other.number = :number and case_event.handed <> '{}'
                    and other.handed <> '{}' and other.event <> case_event.event
                """, "SUBMIT", "CORRECT");
    }

    @Test
    void aNumberIsKeptToItsLastDigit(@Autowired Forms forms, @Autowired Catalogue catalogue) {
        var form = forms.keep("numbers", """
                {"title": "数", "type": "object", "x-pages": [{"id": "one", "title": "数", "fields": ["area", "people"]}],
                 "properties": {"area": {"title": "面积", "type": "number", "x-widget": "number"},
                                "people": {"title": "人数", "type": "number", "x-widget": "number"}},
                 "required": ["area", "people"]}
                """);
        var code = "NUMBERS-" + UUID.randomUUID();
        catalogue.publish(new PublishGuide(SmallTown.guide(department, code, "数", 10), form, department.id()));
        var typed = Map.of("area", "12345678901234567890.12", "people", "1000000");
        number = town.handIn(resident, ((Saved) drafts.save(new SavePage(resident, code, "one", typed))).draft());
        assertThat(found()).isEmpty();
        assertAltered(CASE.formatted("answers = answers || '{\"area\": 12345678901234567890.13}'"), "SUBMIT");
        assertAltered(CASE.formatted("answers = answers || '{\"people\": 1000001}'"), "SUBMIT");
        assertAltered(CASE.formatted("answers = answers || '{\"people\": \"1000000\"}'"), "SUBMIT");
    }

    /** An envelope is made anew when keys change; that it is sealed stays. */
    @Test
    void anEnvelopeThatWasMadeAnewIsTheSameAnswer() {
        corrected();
        assertThat(found(CASE.formatted("answers = jsonb_set(answers, '{illness,sealed}', '\"made anew\"')")))
                .isEmpty();
    }

    /** As the program wrote it before December 2026: it holds as it is, and nobody makes more of it, nor less of a newer one. */
    @Test
    void aCaseFromBeforeHoldsWithoutAndIsNotGivenMore() {
        takenBack.run(() -> {
            number = old();
            assertThat(found()).isEmpty();
            assertThat(jdbc.sql(CASE.formatted("answers = '{}'"))
                            .param("number", number)
                            .update())
                    .isOne();
            assertThat(found()).as("of old ones that is not known").isEmpty();
            jdbc.sql(CASE.formatted("handled_by = account"))
                    .param("number", number)
                    .update();
            assertThat(found()).extracting(Finding::fault).containsExactly(Fault.CONTRADICTED);
            jdbc.sql(STEP.formatted("'{\"salt\": \"x\", \"papers\": []}'"))
                    .param("number", number)
                    .update();
            assertThat(found()).extracting(Finding::fault).contains(Fault.ALTERED);
        });
    }

    private String old() {
        var old = "OLD-" + UUID.randomUUID();
        jdbc.sql("""
                        insert into casework.application select (jsonb_populate_record(application,
                            jsonb_build_object('number', :old, 'draft', gen_random_uuid()))).*
                        from casework.application where number = :number
                        """).param("old", old).param("number", number).update();
        record Event(long id, Instant at) {}
        var event = jdbc.sql("""
                        insert into casework.case_event (number, event, at, actor, by_whom, subject)
                        select number, 'SUBMIT', submitted_at, account, '', subject
                        from casework.application where number = :old returning id, at
                        """)
                .param("old", old)
                .query((row, _) ->
                        new Event(row.getLong("id"), row.getTimestamp("at").toInstant()))
                .single();
        ledger.append(new Fact(
                Fact.Kind.CASE_EVENT,
                old,
                String.valueOf(event.id()),
                event.at(),
                Map.of(
                        "event",
                        "SUBMIT",
                        "item",
                        item.code(),
                        "actor",
                        resident.account().toString(),
                        "post",
                        "",
                        "byWhom",
                        "",
                        "subject",
                        resident.personKey())));
        return old;
    }
}
