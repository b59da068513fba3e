package org.tiaokuai.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.pdfbox.Loader;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.TakenBack;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Post;
import org.tiaokuai.access.Role;
import org.tiaokuai.document.DocumentMeta;
import org.tiaokuai.document.Documents;
import org.tiaokuai.ledger.Checks;
import org.tiaokuai.seal.SealUse.Kind;
import org.tiaokuai.seal.Seals.Custody;
import org.tiaokuai.seal.Seals.SealDocument;
import org.tiaokuai.seal.Seals.TakeCustody;

/** The signature is checked with PDFBox and Bouncy Castle, not with the library that made it. */
@EmptyPlatform
class SealModuleTest {

    private final Seals seals;
    private final Documents documents;
    private final SettableClock clock;
    private final UUID department = UUID.randomUUID();
    private final Officer approver = officer(department, Role.APPROVER);

    @Autowired
    SealModuleTest(Seals seals, Documents documents, SettableClock clock) {
        this.seals = seals;
        this.documents = documents;
        this.clock = clock;
    }

    @BeforeEach
    void itIsAMonday() {
        clock.standOn("2026-03-02");
    }

    @Test
    void theSignatureIsTheDepartmentsAndCoversTheWholeDocument() throws Exception {
        var sealed = seal("受理通知书 1");
        try (var pdf = Loader.loadPDF(sealed)) {
            var signature = pdf.getLastSignatureDictionary();
            assertThat(signature.getSubFilter()).isEqualTo("ETSI.CAdES.detached");
            assertThat(signature.getName()).isEqualTo("某市某局");
            var range = signature.getByteRange();
            assertThat(range[0]).isZero();
            assertThat(range[2] + range[3]).isEqualTo(sealed.length);
            assertThat(sealed[range[1]])
                    .as("only the signature itself is left out")
                    .isEqualTo((byte) '<');
            assertThat(sealed[range[2] - 1]).isEqualTo((byte) '>');
            var certificate = certificate(sealed);
            assertThat(HexFormat.of().formatHex(sha256(certificate.getEncoded())))
                    .isEqualTo(seals.of(department).orElseThrow().fingerprint());
            assertThat(certificate.getSubjectX500Principal().getName()).contains("O=某市某局");
        }
        assertThat(genuine(sealed, certificate(sealed))).isTrue();
    }

    @Test
    void oneChangedByteAnywhereBreaksIt() throws Exception {
        var sealed = seal("受理通知书 2");
        var certificate = certificate(sealed);
        int[] range;
        try (var pdf = Loader.loadPDF(sealed)) {
            range = pdf.getLastSignatureDictionary().getByteRange();
        }
        var random = new Random(5);
        for (int i = 0; i < 60; i++) {
            int at = random.nextInt(range[1] + range[3]);
            var changed = sealed.clone();
            changed[at < range[1] ? at : at - range[1] + range[2]] ^= 1;
            assertThat(genuine(changed, range, certificate)).as("byte " + at).isFalse();
        }
    }

    @Test
    void anotherDepartmentsCertificateIsNotOurs() throws Exception {
        var ours = seal("受理通知书 3");
        var other = seals.seal(new SealDocument(
                UUID.randomUUID(), "某市某局", "受理通知书 3", pdf(), Hand.of(officer(UUID.randomUUID(), Role.WINDOW))));
        assertThat(genuine(ours, certificate(other))).isFalse();
        assertThat(genuine(other, certificate(ours))).isFalse();
    }

    @Test
    void everyUseIsWrittenDownWithWhatWasSealedAndByWhom() throws Exception {
        var first = seal("受理通知书 甲");
        seals.seal(new SealDocument(department, "某市某局", "受理通知书 乙", pdf(), Hand.NOBODY));
        var uses = seals.uses(department, 0).uses();
        assertThat(uses).extracting(SealUse::document).containsExactly("受理通知书 乙", "受理通知书 甲");
        assertThat(uses).extracting(SealUse::byWhom).containsExactly("", "某市某局　林渡");
        assertThat(uses.getLast().sha256()).isEqualTo(HexFormat.of().formatHex(sha256(first)));
        assertThat(seals.uses(UUID.randomUUID(), 0).uses()).isEmpty();
    }

    @Test
    void theLogIsReadAPageAtATime(@Autowired JdbcClient jdbc) {
        jdbc.sql("""
                        insert into seal.use (department, kind, document, sha256, at, by_whom)
                        select :department, 'SEALED', 'd' || i, repeat('0', 64), now(), '' from generate_series(1, 120) i
                        """).param("department", department).update();
        var page = seals.uses(department, 0);
        assertThat(page.more()).isTrue();
        assertThat(page.uses())
                .hasSize(50)
                .first()
                .extracting(SealUse::document)
                .isEqualTo("d120");
        var last = seals.uses(department, seals.uses(department, page.last()).last());
        assertThat(last.uses()).hasSize(20).last().extracting(SealUse::document).isEqualTo("d1");
        assertThat(last.more()).isFalse();
    }

    @Test
    void nodesThatNeedASealAtOnceMakeOne(@Autowired JdbcClient jdbc) throws Exception {
        try (var nodes = Executors.newFixedThreadPool(4)) {
            Callable<X509Certificate> node = () -> certificate(seal("同时"));
            var certificates = nodes.invokeAll(List.of(node, node, node, node));
            for (var certificate : certificates) {
                assertThat(certificate.get()).isEqualTo(certificates.getFirst().get());
            }
        }
        assertThat(jdbc.sql("select count(*) from seal.seal where department = :department")
                        .param("department", department)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aRenamedDepartmentAndOneWhoseSealRanOutGetTheNext() throws Exception {
        var first = certificate(seal("一"));
        assertThat(certificate(seal("二"))).isEqualTo(first);
        var renamed = certificate(seals.seal(new SealDocument(department, "某市新局", "三", pdf(), Hand.NOBODY)));
        assertThat(renamed.getSubjectX500Principal().getName()).contains("O=某市新局");
        clock.standOn("2031-03-03");
        var later = certificate(seals.seal(new SealDocument(department, "某市新局", "四", pdf(), Hand.NOBODY)));
        assertThat(later).isNotEqualTo(renamed);
        assertThat(later.getNotAfter()).isAfter(renamed.getNotAfter());
    }

    private static final String OTHERS =
            "(select certificate from seal.seal where department <> :department and name = '某市别局' limit 1)";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name = '某市新局'",
                "valid_until = valid_until + interval '5 years'",
                "valid_until = valid_until - interval '1 day'",
                "made_at = made_at - interval '1 day'",
                "certificate = " + OTHERS,
                "certificate = 'none'",
                "certificate = set_byte(certificate, 60, 255 - get_byte(certificate, 60))"
            })
    void aSealThatIsNotWhatItsCertificateSaysIsNamed(
            String bent, @Autowired JdbcClient jdbc, @Autowired Checks checks, @Autowired TakenBack takenBack) {
        seals.seal(new SealDocument(UUID.randomUUID(), "某市别局", "一", pdf(), Hand.NOBODY));
        seal("二");
        assertThat(found(checks)).isEmpty();
        takenBack.run(() -> {
            bend(jdbc, bent);
            assertThat(found(checks)).singleElement().satisfies(finding -> {
                assertThat(finding.fault()).isEqualTo(Checks.Fault.CONTRADICTED);
                assertThat(finding.recorded()).isNotEqualTo(finding.standing());
            });
        });
    }

    private List<Checks.Finding> found(Checks checks) {
        return checks.check().findings().stream()
                .filter(finding -> finding.about().equals(department.toString()))
                .toList();
    }

    private void bend(JdbcClient jdbc, String bent) {
        assertThat(jdbc.sql("update seal.seal set " + bent + " where department = :department")
                        .param("department", department)
                        .update())
                .isOne();
    }

    /** What its certificate says counts, and not what the row does. */
    @Test
    void aSealThatWasProlongedInTheTableRunsOutAllTheSame(@Autowired JdbcClient jdbc) throws Exception {
        var first = certificate(seal("一"));
        bend(jdbc, "valid_until = valid_until + interval '5 years'");
        clock.standOn("2031-03-03");
        assertThat(certificate(seal("二"))).isNotEqualTo(first);
    }

    @Test
    void underAnotherSealsCertificateNothingIsSealed(@Autowired JdbcClient jdbc) {
        seals.seal(new SealDocument(UUID.randomUUID(), "某市某局", "一", pdf(), Hand.NOBODY));
        seal("二");
        bend(
                jdbc,
                "certificate = (select certificate from seal.seal where department <> :department and name = '某市某局'"
                        + " order by made_at desc limit 1)");
        assertThatThrownBy(() -> seal("三")).isInstanceOf(IllegalStateException.class);
        assertThat(seals.uses(department, 0).uses())
                .extracting(SealUse::document)
                .containsExactly("二");
    }

    @Test
    void theKeyIsNowhereInPlainText(@Autowired JdbcClient jdbc) throws Exception {
        seal("密");
        var stored = jdbc.sql("select key from seal.seal where department = :department")
                .param("department", department)
                .query(String.class)
                .single();
        assertThat(stored).doesNotStartWith("MIGH").doesNotContain("MIGHAgEAMBMGByqGSM49");
    }

    @Test
    void theSealIsKeptByWhoTookItLastAndNobodyTakesItUnseen() {
        assertThat(seals.of(department)).isEmpty();
        assertThat(seals.takeCustody(new TakeCustody(officer(department, Role.WINDOW), 0)))
                .isEqualTo(new Custody.NotEntitled());
        assertThat(seals.takeCustody(new TakeCustody(approver, 0))).isEqualTo(new Custody.Taken());
        assertThat(seals.takeCustody(new TakeCustody(approver, 0))).isEqualTo(new Custody.AlreadyKept());
        var second = officer(department, Role.APPROVER);
        assertThat(seals.takeCustody(new TakeCustody(second, 0))).isEqualTo(new Custody.TakenMeanwhile());
        var seen = Objects.requireNonNull(seals.of(department).orElseThrow().custody());
        assertThat(seals.takeCustody(new TakeCustody(second, seen.id()))).isEqualTo(new Custody.Taken());
        assertThat(seals.uses(department, 0).uses())
                .extracting(SealUse::kind)
                .containsExactly(Kind.CUSTODY, Kind.CUSTODY);
    }

    private byte[] seal(String document) {
        return seals.seal(new SealDocument(department, "某市某局", document, pdf(), Hand.of(approver)));
    }

    private byte[] pdf() {
        return documents.pdf("<p>周𠮷安</p>", new DocumentMeta("通知", "zh-CN", "通知", clock.instant()));
    }

    private static Officer officer(UUID department, Role role) {
        var post = new Post(UUID.randomUUID(), department, "某市某局", "处长", Set.of(role));
        return new Officer(UUID.randomUUID(), null, "林渡", post);
    }

    private static X509Certificate certificate(byte[] sealed) throws Exception {
        try (var pdf = Loader.loadPDF(sealed)) {
            var cms = new CMSSignedData(
                    contents(sealed, pdf.getLastSignatureDictionary().getByteRange()));
            var der = cms.getCertificates().getMatches(null).iterator().next().getEncoded();
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        }
    }

    private static boolean genuine(byte[] sealed, X509Certificate certificate) throws Exception {
        try (var pdf = Loader.loadPDF(sealed)) {
            return genuine(sealed, pdf.getLastSignatureDictionary().getByteRange(), certificate);
        }
    }

    private static boolean genuine(byte[] sealed, int[] range, X509Certificate certificate) throws Exception {
        var signed = Arrays.copyOf(Arrays.copyOf(sealed, range[1]), range[1] + range[3]);
        System.arraycopy(sealed, range[2], signed, range[1], range[3]);
        try {
            var cms = new CMSSignedData(new CMSProcessableByteArray(signed), contents(sealed, range));
            return cms.getSignerInfos()
                    .iterator()
                    .next()
                    .verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
        } catch (CMSException e) {
            return false;
        }
    }

    /** The signature stands at the beginning of the place that was kept free for it. */
    private static byte[] contents(byte[] sealed, int[] range) throws IOException {
        var hex = new String(sealed, range[1] + 1, range[2] - range[1] - 2, StandardCharsets.US_ASCII);
        try (var asn1 = new ASN1InputStream(HexFormat.of().parseHex(hex))) {
            return asn1.readObject().getEncoded();
        }
    }

    private static byte[] sha256(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }
}
