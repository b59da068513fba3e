package org.tiaokuai.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.Placed;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.TakenBack;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Post;
import org.tiaokuai.access.Role;
import org.tiaokuai.certificate.CertificateView.Standing;
import org.tiaokuai.certificate.Certificates.IssueCertificate;
import org.tiaokuai.certificate.Certificates.ReplaceCertificate;
import org.tiaokuai.certificate.Certificates.Replacement;
import org.tiaokuai.certificate.Certificates.Revocation;
import org.tiaokuai.certificate.Certificates.RevokeCertificate;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.ReadView;
import org.tiaokuai.privacy.Requester;
import org.tiaokuai.seal.Hand;
import org.tiaokuai.seal.SealUse;
import org.tiaokuai.seal.SealUse.Kind;
import org.tiaokuai.seal.Seals;

@EmptyPlatform
class CertificateModuleTest {

    private static final String LAW = "行政许可法第六十九条第二款";

    private final Certificates certificates;
    private final Seals seals;
    private final Privacy privacy;
    private final Ledger ledger;
    private final Checks checks;
    private final JdbcClient jdbc;
    private final TakenBack takenBack;
    private final SettableClock clock;
    private final String number = "20260302-" + UUID.randomUUID();
    private final UUID department = UUID.randomUUID();
    private final Hand hand = Hand.of(officer(department));
    private final Requester holder =
            new Requester(Requester.Kind.SUBJECT, UUID.randomUUID(), null, Set.of(), "key", "");

    @Autowired
    CertificateModuleTest(
            Certificates certificates,
            Seals seals,
            Privacy privacy,
            Ledger ledger,
            Checks checks,
            JdbcClient jdbc,
            TakenBack takenBack,
            SettableClock clock) {
        this.takenBack = takenBack;
        this.certificates = certificates;
        this.seals = seals;
        this.privacy = privacy;
        this.ledger = ledger;
        this.checks = checks;
        this.jdbc = jdbc;
        this.clock = clock;
        clock.standOn("2026-03-02");
    }

    @BeforeEach
    void itIsAMonday() {
        clock.standOn("2026-03-02");
    }

    private String issue() {
        return issue(number);
    }

    private String issue(String theCase) {
        return certificates.issue(new IssueCertificate(
                theCase,
                "ITEM",
                "事项",
                "Item",
                "许可证",
                privacy.seal("周𠮷安", SmallTown.cell("key")),
                privacy.seal("320282198807129750", SmallTown.cell("key")),
                "key",
                List.of(new Statement("店名", "若水面馆")),
                department,
                "某局",
                LocalDate.parse("2026-12-31"),
                null,
                hand));
    }

    private static Officer officer(UUID department) {
        var post = new Post(UUID.randomUUID(), department, "某局", "处长", Set.of(Role.APPROVER));
        return new Officer(UUID.randomUUID(), null, "林渡", post);
    }

    @Test
    void anyoneWithTheCodeSeesWhatItStatesAndOnlyAMaskedName() {
        var view = certificates.verify(issue()).orElseThrow();
        assertThat(view.standing()).isEqualTo(Standing.VALID);
        assertThat(view.holder()).isEqualTo("周*安");
        assertThat(view.statements()).containsExactly(new Statement("店名", "若水面馆"));
        assertThat(view.issuerName()).isEqualTo("某局");
        assertThat(view.toString()).doesNotContain("𠮷").doesNotContain("320282");
    }

    @Test
    void theCodeIsReadHoweverItIsCopied() {
        var code = issue();
        assertThat(certificates.verify(code.toLowerCase(Locale.ROOT))).isPresent();
        assertThat(certificates.verify(code.replaceAll("(.{4})", "$1-"))).isPresent();
        assertThat(certificates.verify(" " + code.replace('0', 'O').replace('1', 'I') + " "))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0000000000000000", "' or true --", "\u0000", "𠮷", "许可证"})
    void whatIsNoCodeVerifiesNothing(String code) {
        issue();
        assertThat(certificates.verify(code)).isEmpty();
    }

    @Test
    void everySlipInOneCharacterLeadsNowhere() {
        var code = issue();
        for (int at = 0; at < code.length(); at++) {
            var other = code.charAt(at) == '7' ? '8' : '7';
            assertThat(certificates.verify(code.substring(0, at) + other + code.substring(at + 1)))
                    .isEmpty();
        }
    }

    @Test
    void whoeverAsksAtOnceIsGivenOnePaperAndTheSealIsUsedOnce() throws Exception {
        issue();
        try (var threads = Executors.newFixedThreadPool(6)) {
            var opened = new ArrayList<Future<byte[]>>();
            for (int at = 0; at < 6; at++) {
                opened.add(threads.submit(() -> {
                    try (var content = certificates.open(number, holder).orElseThrow()) {
                        return content.readAllBytes();
                    }
                }));
            }
            for (var one : opened) {
                assertThat(one.get()).isEqualTo(opened.getFirst().get());
            }
        }
        assertThat(seals.uses(department, 0).uses()).hasSize(1);
    }

    @Test
    void aCertificateIsGoodUntilItsLastDayIsOver() {
        var code = issue();
        clock.standOn("2026-12-31");
        assertThat(certificates.verify(code).orElseThrow().standing()).isEqualTo(Standing.VALID);
        clock.standOn("2027-01-01");
        assertThat(certificates.verify(code).orElseThrow().standing()).isEqualTo(Standing.EXPIRED);
    }

    @Test
    void itsOwnDepartmentRevokesItOnceAndTheReasonIsTold() {
        var code = issue();
        assertThat(certificates.revoke(new RevokeCertificate(number, officer(department), LAW, "以欺骗取得")))
                .isInstanceOfSatisfying(Revocation.Revoked.class, revoked -> assertThat(revoked.code())
                        .isEqualTo(code));
        var view = certificates.verify(code).orElseThrow();
        assertThat(view.standing()).isEqualTo(Standing.REVOKED);
        assertThat(view.revokedReason()).isEqualTo("以欺骗取得");
        assertThat(certificates.revoke(new RevokeCertificate(number, officer(department), LAW, "再来一次")))
                .isEqualTo(new Revocation.AlreadyRevoked());
        assertThat(certificates.verify(code).orElseThrow().revokedReason()).isEqualTo("以欺骗取得");
        clock.standOn("2027-01-01");
        assertThat(certificates.verify(code).orElseThrow().standing()).isEqualTo(Standing.REVOKED);
    }

    @Test
    void anotherDepartmentFindsNothingToRevoke() {
        var code = issue();
        assertThat(certificates.revoke(new RevokeCertificate(number, officer(UUID.randomUUID()), LAW, "x")))
                .isEqualTo(new Revocation.NoSuchCertificate());
        assertThat(certificates.revoke(new RevokeCertificate("none", officer(department), LAW, "x")))
                .isEqualTo(new Revocation.NoSuchCertificate());
        assertThat(certificates.verify(code).orElseThrow().standing()).isEqualTo(Standing.VALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void aRevocationHasAReason(String reason) {
        assertThatThrownBy(() -> new RevokeCertificate(number, officer(department), LAW, reason))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RevokeCertificate(number, officer(department), reason, "以欺骗取得"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCaseHasOneResult() {
        issue();
        assertThatThrownBy(this::issue).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void thePaperIsPrintedAndSealedOnceByWhoeverDecidedWithoutAnybodyAskingAndKept() throws Exception {
        issue();
        await().atMost(Duration.ofMinutes(1)).until(this::filed);
        var first = opened();
        try (var pdf = Loader.loadPDF(first)) {
            assertThat(pdf.getLastSignatureDictionary().getName()).isEqualTo("某局");
            assertThat(new PDFTextStripper().getText(pdf)).contains("若水面馆").contains("320282198807129750");
        }
        certificates.revoke(new RevokeCertificate(number, officer(department), LAW, "以欺骗取得"));
        assertThat(opened()).isEqualTo(first);
        assertThat(seals.uses(department, 0).uses())
                .singleElement()
                .returns(Kind.SEALED, SealUse::kind)
                .returns("某局　林渡", SealUse::byWhom);
        assertThat(privacy.readsFor(number))
                .as("the print leaves a trace, the holder's own looks none")
                .singleElement()
                .returns(List.of("holder", "number"), ReadView::given);
        assertThat(certificates.open("none", holder)).isEmpty();
    }

    private boolean filed() {
        return jdbc.sql("select file is not null from certificate.certificate where case_number = :number")
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    private byte[] opened() throws IOException {
        try (var content = certificates.open(number, holder).orElseThrow()) {
            return content.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "statements = '[{\"name\": \"店名\", \"text\": \"别家面馆\"}]'",
                "statements = '[]'",
                "valid_until = '2099-12-31'",
                "valid_until = null",
                "result_name = '特许证'",
                "issuer_name = '别的局'",
                "code = 'AAAAAAAAAAAAAAAA'"
            })
    void whatSomebodyAlteredInTheDatabaseIsNoCertificate(String bend) {
        var code = issue();
        await().atMost(Duration.ofMinutes(1)).until(() -> Placed.all(jdbc));
        assertThat(certificates.verify(code)).isPresent();
        assertThat(jdbc.sql("update certificate.certificate set " + bend + " where case_number = :number")
                        .param("number", number)
                        .update())
                .isEqualTo(1);
        assertThat(certificates.verify(bend.startsWith("code") ? "AAAAAAAAAAAAAAAA" : code))
                .isEmpty();
        assertThat(certificates.ofCase(number)).isEmpty();
        assertThat(certificates.open(number, Requester.PUBLIC)).isEmpty();
        assertThat(checks.check().findings())
                .anyMatch(finding -> finding.kind().equals(Fact.Kind.CERTIFICATE.name())
                        && finding.about().equals(number));
        jdbc.sql("""
                        update certificate.certificate set code = :code, result_name = '许可证', issuer_name = '某局',
                            valid_until = '2026-12-31', statements = '[{"name": "店名", "text": "若水面馆"}]'
                        where case_number = :number
                        """).param("code", code).param("number", number).update();
        assertThat(certificates.verify(code)).isPresent();
    }

    private Optional<String> replace(@Nullable Statement corrected) {
        return certificates.replace(
                new ReplaceCertificate(number, Replacement.LOST, UUID.randomUUID(), null, corrected));
    }

    private Standing standing(String code) {
        return certificates.verify(code).orElseThrow().standing();
    }

    @Test
    void anotherOneInItsPlaceSaysTheSameAndTheOldCodeSaysThatItWasReplaced() throws IOException {
        var old = issue();
        var first = opened();
        clock.standOn("2026-03-05");
        var code = replace(null).orElseThrow();
        assertThat(standing(old)).isEqualTo(Standing.REPLACED);
        assertThat(certificates.verify(old).orElseThrow().revokedReason())
                .as("nothing was wrong with it")
                .isNull();
        var view = certificates.verify(code).orElseThrow();
        assertThat(view.standing()).isEqualTo(Standing.VALID);
        assertThat(view.statements()).containsExactly(new Statement("店名", "若水面馆"));
        assertThat(view.validUntil()).isEqualTo("2026-12-31");
        assertThat(view.holder()).isEqualTo("周*安");
        assertThat(certificates.ofCase(number).orElseThrow().code()).isEqualTo(code);
        var second = opened();
        assertThat(second).isNotEqualTo(first);
        try (var pdf = Loader.loadPDF(second)) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("320282198807129750")
                    .doesNotContain(old);
        }
        assertThat(found()).isEmpty();
        clock.standOn("2027-01-01");
        assertThat(standing(old)).isEqualTo(Standing.REPLACED);
        assertThat(standing(code)).isEqualTo(Standing.EXPIRED);
    }

    @Test
    void onlyWhatIsCorrectedIsStatedOtherwise() {
        issue();
        var code = replace(new Statement("店名", "若水面馆总店")).orElseThrow();
        assertThat(certificates.verify(code).orElseThrow().statements()).containsExactly(new Statement("店名", "若水面馆总店"));
        var other = replace(new Statement("没有这一项", "x")).orElseThrow();
        assertThat(certificates.verify(other).orElseThrow().statements())
                .containsExactly(new Statement("店名", "若水面馆总店"));
        assertThat(found()).isEmpty();
    }

    @Test
    void whatExpiredOrWasRevokedOrIsNotThereIsNotReplaced() {
        assertThat(replace(null)).isEmpty();
        var code = issue();
        clock.standOn("2027-01-01");
        assertThat(replace(null)).isEmpty();
        clock.standOn("2026-03-02");
        certificates.revoke(new RevokeCertificate(number, officer(department), LAW, "骗取"));
        assertThat(replace(null)).isEmpty();
        assertThat(standing(code)).isEqualTo(Standing.REVOKED);
        assertThat(found()).isEmpty();
    }

    @Test
    void whatStandsInItsPlaceIsRevokedAndTheOldOneStaysReplaced() {
        var old = issue();
        var code = replace(null).orElseThrow();
        certificates.revoke(new RevokeCertificate(number, officer(department), LAW, "骗取"));
        assertThat(standing(code)).isEqualTo(Standing.REVOKED);
        assertThat(standing(old)).isEqualTo(Standing.REPLACED);
        assertThat(certificates.revoke(new RevokeCertificate(number, officer(department), LAW, "再来")))
                .isEqualTo(new Revocation.AlreadyRevoked());
        assertThat(found()).isEmpty();
    }

    @Test
    void ofTwoWhoAskAtOnceOneCertificateHoldsInTheEnd() throws Exception {
        issue();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var asked = new ArrayList<Future<Optional<String>>>();
            for (int at = 0; at < 4; at++) {
                asked.add(threads.submit(() -> replace(null)));
            }
            for (var one : asked) {
                try {
                    one.get();
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(DataIntegrityViolationException.class);
                }
            }
        }
        assertThat(jdbc.sql("""
                        select count(*) from certificate.certificate
                        where case_number = :number and replaced_at is null
                        """).param("number", number).query(Integer.class).single())
                .isEqualTo(1);
        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replaced_at = null, replaced_reason = null, replaced_by = null where nth = 1",
                "replaced_at = replaced_at - interval '1 day' where nth = 1",
                "replaced_reason = 'DAMAGED' where nth = 1",
                "replaced_by = gen_random_uuid() where nth = 1",
                "nth = 3 where nth = 2",
                "statements = '[]' where nth = 2",
                "replaced_at = now(), replaced_reason = 'LOST', replaced_by = gen_random_uuid() where nth = 2"
            })
    void whoBendsWhatReplacedWhatIsFound(String bent) {
        issue();
        replace(null);
        assertThat(found()).isEmpty();
        takenBack.run(() -> {
            if (bent.contains("null")) {
                jdbc.sql("delete from certificate.certificate where case_number = :number and nth = 2")
                        .param("number", number)
                        .update();
            }
            assertThat(jdbc.sql("update certificate.certificate set " + bent + " and case_number = :number")
                            .param("number", number)
                            .update())
                    .isEqualTo(1);
            assertThat(found()).isNotEmpty();
        });
    }

    /** One that says that it is from before, when the ledger had no words of certificates. */
    @Test
    void oneThatWasNeverGrantedIsNoneAndIsNamed() {
        var code = issue();
        jdbc.sql("update certificate.certificate set recorded = false where code = ?")
                .param(code)
                .update();
        assertThat(certificates.verify(code)).isEmpty();
        assertThat(found()).extracting(Checks.Finding::fault).contains(Checks.Fault.UNRECORDED);
        jdbc.sql("update certificate.certificate set recorded = true where code = ?")
                .param(code)
                .update();
        assertThat(found()).isEmpty();
    }

    private List<Checks.Finding> found() {
        return checks.check().findings().stream()
                .filter(finding -> finding.about().equals(number))
                .toList();
    }

    private void bend(String what, String ofCase) {
        assertThat(jdbc.sql("update certificate.certificate set " + what + " where case_number = :number")
                        .param("number", ofCase)
                        .update())
                .as(what)
                .isEqualTo(1);
    }

    private List<String> marks(List<Checks.Finding> found) {
        return found.stream()
                .filter(finding -> finding.row().equals(finding.about() + "/1"))
                .filter(finding -> finding.fault() == Checks.Fault.ALTERED)
                .map(Checks.Finding::standing)
                .toList();
    }

    /** No leaf holds whose it is and by whom, but the platform's mark does. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "holder_key = 'somebody'",
                "by_whom = '某局　别人'",
                "mark = null",
                "mark = ''",
                "mark = repeat('0', 64)",
                "mark = file_mark"
            })
    void oneThatIsSomebodyElsesOrByAnotherHandIsNoneAndIsNamed(String bent) throws IOException {
        clock.standOn("2026-12-02");
        var code = issue();
        opened();
        assertThat(found()).isEmpty();
        takenBack.run(() -> {
            bend(bent, number);
            assertThat(certificates.verify(code)).isEmpty();
            assertThat(certificates.ofCase(number)).isEmpty();
            assertThat(certificates.revocable(officer(department), number)).isEmpty();
            assertThat(replace(null)).isEmpty();
            assertThat(marks(found())).containsExactly("holder");
        });
        bend("by_whom = '某局　别人'", number);
        assertThat(certificates.open(number, holder)).isEmpty();
        bend("by_whom = '某局　林渡'", number);
        assertThat(certificates.open(number, holder)).isPresent();
    }

    /** Its own leaf waits for its place, by which nothing that was bent counts as recorded. */
    @ParameterizedTest
    @ValueSource(strings = {"valid_until = '2099-12-31'", "statements = '[]'", "nth = 7"})
    void whatWaitsForItsPlaceVouchesForItselfOnly(String bent) {
        takenBack.run(() -> {
            var code = issue();
            assertThat(certificates.verify(code)).isPresent();
            bend(bent, number);
            assertThat(certificates.verify(code)).isEmpty();
        });
    }

    @Test
    void whoHasTwoIsNotGivenOneForTheOther() throws IOException {
        clock.standOn("2026-12-02");
        var other = number + "b";
        issue();
        opened();
        issue(other);
        certificates.open(other, holder).orElseThrow().close();
        var file = file(number);
        var others = file(other);
        bend("file = null", other);
        bend("file = '" + others + "'", number);
        bend("file = '" + file + "'", other);
        assertThat(certificates.open(number, holder)).isEmpty();
        assertThat(certificates.open(other, holder)).isEmpty();
        assertThat(certificates.ofCase(number)).as("what it says is right").isPresent();
        assertThat(marks(found())).containsExactly("file");
        bend("file_mark = null", number);
        assertThat(certificates.open(number, holder)).isEmpty();
        assertThat(marks(found())).containsExactly("file");
        bend("file = gen_random_uuid()", other);
        assertThat(certificates.open(other, holder)).isEmpty();
    }

    private UUID file(String ofCase) {
        return jdbc.sql("select file from certificate.certificate where case_number = :number")
                .param("number", ofCase)
                .query(UUID.class)
                .single();
    }

    @Test
    void oneFromBeforeHasNoMarksAndHolds() throws IOException {
        var code = issue();
        opened();
        bend("mark = null, file_mark = null", number);
        assertThat(certificates.verify(code)).isPresent();
        assertThat(opened()).isNotEmpty();
        assertThat(found()).isEmpty();
        bend("mark = ''", number);
        assertThat(certificates.verify(code)).as("a wrong mark is none").isEmpty();
        assertThat(marks(found())).containsExactly("holder");
    }

    @Test
    void aRevocationThatSomebodyTookBackStands() {
        var code = issue();
        certificates.revoke(new RevokeCertificate(number, officer(department), "行政许可法第六十九条", "骗取"));
        await().atMost(Duration.ofMinutes(1)).until(() -> Placed.all(jdbc));
        var revoked = jdbc.sql("select revoked_at, revoked_by from certificate.certificate where case_number = :number")
                .param("number", number)
                .query()
                .singleRow();
        jdbc.sql("""
                        update certificate.certificate set revoked_at = null, revoked_reason = null, revoked_by = null
                        where case_number = :number
                        """).param("number", number).update();
        assertThat(certificates.verify(code)).isEmpty();
        jdbc.sql("""
                        update certificate.certificate set revoked_at = :at, revoked_reason = '骗取', revoked_by = :by
                        where case_number = :number
                        """)
                .param("at", revoked.get("revoked_at"))
                .param("by", revoked.get("revoked_by"))
                .param("number", number)
                .update();
    }

    private String renewing(String caseNumber, String validFrom, String validUntil) {
        return certificates.issue(new IssueCertificate(
                caseNumber,
                "ITEM",
                "事项",
                "Item",
                "许可证",
                privacy.seal("周𠮷安", SmallTown.cell("key")),
                privacy.seal("320282198807129750", SmallTown.cell("key")),
                "key",
                List.of(),
                department,
                "某局",
                LocalDate.parse(validUntil),
                new Certificates.Renewed(number, LocalDate.parse(validFrom)),
                hand));
    }

    @Test
    void whatRenewsAnotherOneBeginsWhenThatEnds() {
        var old = issue();
        var code = renewing("R" + number, "2027-01-01", "2027-12-31");
        assertThat(standing(code)).isEqualTo(Standing.UPCOMING);
        assertThat(certificates.verify(old).orElseThrow())
                .returns(Standing.VALID, each -> each.standing())
                .returns(LocalDate.parse("2027-01-01"), each -> each.renewedFrom());
        clock.standOn("2027-01-01");
        assertThat(standing(old)).isEqualTo(Standing.EXPIRED);
        assertThat(standing(code)).isEqualTo(Standing.VALID);
        clock.standOn("2028-01-01");
        assertThat(standing(code)).isEqualTo(Standing.EXPIRED);
        assertThat(found()).isEmpty();
    }

    @Test
    void onlyWhatIsInForceAndNotRenewedYetCanBeRenewed() {
        var key = "key";
        issue();
        assertThat(certificates.hold(key, "ITEM", number)).isPresent();
        assertThat(certificates.hold("another", "ITEM", number)).isEmpty();
        assertThat(certificates.hold(key, "OTHER", number)).isEmpty();
        assertThat(certificates.hold(key, "ITEM", "none")).isEmpty();
        var later = "R" + number;
        renewing(later, "2027-01-01", "2027-12-31");
        assertThat(certificates.hold(key, "ITEM", number)).as("renewed already").isEmpty();
        assertThat(certificates.hold(key, "ITEM", later)).as("not in force yet").isEmpty();
        certificates.revoke(new RevokeCertificate(later, officer(department), LAW, "以欺骗取得"));
        assertThat(certificates.hold(key, "ITEM", number))
                .as("what renewed it is gone")
                .isPresent();
        certificates.revoke(new RevokeCertificate(number, officer(department), LAW, "以欺骗取得"));
        assertThat(certificates.hold(key, "ITEM", number)).isEmpty();
    }

    @Test
    void whatHasEndedCannotBeRenewed() {
        issue();
        clock.standOn("2027-01-01");
        assertThat(certificates.hold("key", "ITEM", number)).isEmpty();
        assertThat(certificates.held("key", "ITEM"))
                .noneMatch(each -> each.caseNumber().equals(number));
    }
}
