package org.tiaokuai.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.letter.Letters.Content;
import org.tiaokuai.letter.Letters.IssueLetter;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.Reading;
import org.tiaokuai.privacy.Requester;
import org.tiaokuai.seal.Hand;
import org.tiaokuai.seal.SealUse;
import org.tiaokuai.seal.Seals;

@EmptyPlatform
class LetterModuleTest {

    private static final Content REFUSAL = new Content(
            List.of("您于2026年3月2日提出的“公共场所卫生许可”申请，经审查，本机关决定不予行政许可。", "理由：消毒间与仓库相通，不符合《公共场所卫生管理条例》对消毒间独立设置的要求，整改后可以重新申请。"),
            "行政许可法第三十八条第二款",
            "不服本决定的，可以在2026年5月4日前向某市人民政府申请行政复议，或者在2026年9月2日前向人民法院提起行政诉讼。");

    private final Letters letters;
    private final Seals seals;
    private final Privacy privacy;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final SettableClock clock;
    private final UUID department = UUID.randomUUID();
    private final UUID account = UUID.randomUUID();
    private final String number = "20260302-" + UUID.randomUUID();

    @Autowired
    LetterModuleTest(
            Letters letters,
            Seals seals,
            Privacy privacy,
            TransactionTemplate transactions,
            JdbcClient jdbc,
            SettableClock clock) {
        this.letters = letters;
        this.seals = seals;
        this.privacy = privacy;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @BeforeEach
    void itIsAMonday() {
        clock.standOn("2026-03-02");
    }

    @Test
    void aLetterSaysAllThatTheLawWantsAndBearsTheDepartmentsSeal() throws Exception {
        issue(LetterKind.REFUSED);
        var pdf = open(LetterKind.REFUSED);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s", ""))
                    .contains("不予决定书", "不准〔" + number + "〕号", "周𠮷安：", "消毒间与仓库相通", "依据：行政许可法第三十八条第二款。")
                    .contains("申请行政复议", "某市滨湖区卫生健康委员会2026年3月2日", "/track?number=" + number, "—1/1—");
            assertThat(document.getLastSignatureDictionary().getName()).isEqualTo("某市滨湖区卫生健康委员会");
            var range = document.getLastSignatureDictionary().getByteRange();
            assertThat(range[2] + range[3]).isEqualTo(pdf.length);
            Files.createDirectories(Path.of("target/documents"));
            ImageIO.write(
                    new PDFRenderer(document).renderImageWithDPI(0, 110),
                    "png",
                    Path.of("target/documents/letter.png").toFile());
        }
        assertThat(seals.uses(department, 0).uses())
                .extracting(SealUse::document)
                .contains("不予决定书 " + number);
    }

    @Test
    void itIsPrintedSoonAfterTheCommitWithoutAnybodyAsking() throws Exception {
        issue(LetterKind.ACCEPTED);
        for (int tries = 0; unfiled() > 0 && tries < 300; tries++) {
            Thread.sleep(Duration.ofMillis(100));
        }
        assertThat(unfiled()).isZero();
        assertThat(jdbc.sql("select count(*) from file.stored s join letter.letter l on l.file = s.id"
                                + " where l.case_number = :number and s.kept")
                        .param("number", number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whoeverAsksAtOnceGetsTheSameBytesAndOneFileIsKept() throws Exception {
        issue(LetterKind.ACCEPTED);
        try (var readers = Executors.newFixedThreadPool(4)) {
            Callable<byte[]> reader = () -> open(LetterKind.ACCEPTED);
            var read = readers.invokeAll(List.of(reader, reader, reader, reader));
            var first = open(LetterKind.ACCEPTED);
            for (var bytes : read) {
                assertThat(bytes.get()).isEqualTo(first);
            }
        }
    }

    @Test
    void aCaseHasOneLetterOfAKindAndTheListSaysWhich() {
        issue(LetterKind.CORRECTION);
        clock.standOn("2026-03-05");
        issue(LetterKind.ACCEPTED);
        assertThat(letters.of(number))
                .extracting(LetterView::name)
                .containsExactly(LetterKind.CORRECTION.first(), LetterKind.ACCEPTED.first());
        assertThatThrownBy(() -> issue(LetterKind.ACCEPTED)).isInstanceOf(DuplicateKeyException.class);
        assertThat(letters.of("none")).isEmpty();
        assertThat(letters.open(number, LetterKind.REVOKED.first(), own())).isEmpty();
    }

    @Test
    void aLetterIsIssuedInTheActsOwnTransactionOrNotAtAll() {
        assertThatThrownBy(() -> letters.issue(command(LetterKind.ACCEPTED)))
                .isInstanceOf(IllegalTransactionStateException.class);
        transactions.executeWithoutResult(undone -> {
            letters.issue(command(LetterKind.ACCEPTED));
            undone.setRollbackOnly();
        });
        assertThat(letters.of(number)).isEmpty();
    }

    @Test
    void whatTheDecisionFunctionRefusesIsNotOpened() {
        issue(LetterKind.ACCEPTED);
        for (var requester : List.of(Requester.PUBLIC, Requester.system(account, "别的系统"))) {
            var reading = new Reading(requester, Purpose.VERIFICATION, "", "事项", number, "key", clock.instant());
            assertThat(letters.open(number, LetterKind.ACCEPTED.first(), reading))
                    .isEmpty();
        }
    }

    @Test
    void addresseeAndTextAreNowhereInPlainText() {
        issue(LetterKind.REFUSED);
        assertThat(jdbc.sql("select l::text from letter.letter l where case_number = :number")
                        .param("number", number)
                        .query(String.class)
                        .single())
                .doesNotContain("𠮷")
                .doesNotContain("消毒间")
                .contains("某市滨湖区卫生健康委员会");
    }

    @ParameterizedTest
    @EnumSource
    void anAddressNamesEachKindAndLeadsBackToIt(LetterKind kind) {
        assertThat(LetterName.read(kind.first().path())).contains(kind.first());
        assertThat(kind.first().path()).matches("[a-z-]+");
    }

    @Test
    void whatMayHappenAgainIsToldAgainAndEachLetterIsOpenedApart() {
        issue(LetterKind.SUSPENDED);
        clock.standOn("2026-03-09");
        issue(LetterKind.SUSPENDED);
        var second = new LetterName(LetterKind.SUSPENDED, 2);
        assertThat(letters.of(number))
                .extracting(LetterView::name)
                .containsExactly(LetterKind.SUSPENDED.first(), second);
        assertThat(second.number("N")).isEqualTo("特〔N〕2号");
        assertThat(second.title()).isEqualTo("特别程序告知书（2）");
        assertThat(LetterName.read(second.path())).contains(second);
        assertThat(open(second)).isNotEqualTo(open(LetterKind.SUSPENDED));
        assertThat(letters.open(number, new LetterName(LetterKind.SUSPENDED, 3), own()))
                .isEmpty();
        assertThatThrownBy(() -> new LetterName(LetterKind.ACCEPTED, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LetterName(LetterKind.SUSPENDED, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ACCEPTED",
                "not_accepted",
                "accepted ",
                "../accepted",
                "受理",
                "accepted-2",
                "suspended-1",
                "suspended-02",
                "suspended-999"
            })
    void whatIsNoKindIsNone(String path) {
        assertThat(LetterName.read(path)).isEmpty();
    }

    private void issue(LetterKind kind) {
        transactions.executeWithoutResult(_ -> letters.issue(command(kind)));
    }

    private IssueLetter command(LetterKind kind) {
        return new IssueLetter(
                number,
                kind,
                privacy.seal("周𠮷安", SmallTown.cell("key")),
                "key",
                "公共场所卫生许可",
                department,
                "某市滨湖区卫生健康委员会",
                REFUSAL,
                new Hand(account, UUID.randomUUID(), "某市滨湖区卫生健康委员会　林渡"));
    }

    private int unfiled() {
        return jdbc.sql("select count(*) from letter.letter where case_number = :number and file is null")
                .param("number", number)
                .query(Integer.class)
                .single();
    }

    private byte[] open(LetterKind kind) {
        return open(kind.first());
    }

    private byte[] open(LetterName name) {
        try (var content = letters.open(number, name, own()).orElseThrow()) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reading own() {
        var subject = new Requester(Requester.Kind.SUBJECT, UUID.randomUUID(), null, Set.of(), "key", "");
        return new Reading(subject, Purpose.OWN_BUSINESS, "", "事项", number, "key", Instant.now(clock));
    }
}
