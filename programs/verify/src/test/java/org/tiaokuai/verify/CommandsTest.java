package org.tiaokuai.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What the program prints and ends with for receipts, and for heads of several witnesses. */
class CommandsTest {

    private final KeyOfNoValue key = KeyOfNoValue.SM2;
    private final City city = City.busy(key);

    @TempDir
    private Path folder;

    @BeforeEach
    void aKeyAndAReceipt() throws IOException {
        write("key.pem", key.pem());
        write("receipt.json", city.receipt(3, City.TEXTS).toString());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void heads(String name, ObjectNode... heads) throws IOException {
        Files.write(
                folder.resolve(name),
                List.of(heads).stream().map(ObjectNode::toString).toList());
    }

    /** The first operand is the command, the others are files in the folder. */
    private String run(int code, String command, String... files) {
        var arguments = new String[files.length + 1];
        arguments[0] = command;
        for (int at = 0; at < files.length; at++) {
            arguments[at + 1] = folder.resolve(files[at]).toString();
        }
        var out = new ByteArrayOutputStream();
        var verify = new Verify(new PrintStream(out, true, StandardCharsets.UTF_8));
        var ended = verify.run(arguments);
        var text = out.toString(StandardCharsets.UTF_8);
        assertThat(ended).as(text).isEqualTo(code);
        return text;
    }

    @Test
    void aSoundReceiptIsToldFieldByField() {
        assertThat(run(0, "verify-receipt", "receipt.json", "key.pem").lines())
                .startsWith("ok", "about: TK-1")
                .contains("kind: CASE_EVENT", "veiled result: 准予许可");
    }

    @Test
    void anUnsoundReceiptIsRefusedInOneLine() throws IOException {
        write("receipt.json", city.receipt(3, City.other()).toString());
        assertThat(run(1, "verify-receipt", "receipt.json", "key.pem"))
                .isEqualToIgnoringNewLines("the texts are not those of the leaf");
    }

    @Test
    void aHostileReceiptPaintsNothing() throws IOException {
        var hostile = new City(key).act("\u001b[2J\u001b[1;1Hok\r\n\u202eTK", Map.of("a\nkind: GRANTED", "\u0007"));
        write("hostile.json", hostile.receipt(0).toString());
        var told = run(0, "verify-receipt", "hostile.json", "key.pem");
        assertThat(told.lines()).hasSize(5).contains("a\\u000Akind: GRANTED: \\u0007");
        assertThat(told).doesNotContain("\u001b").doesNotContain("\r").doesNotContain("\u202e");
        write("hostile.json", "\u001b[2J");
        assertThat(run(1, "verify-receipt", "hostile.json", "key.pem")).doesNotContain("\u001b");
        write("hostile.json", "{\"format\": \"\\u001b[2J\\nok\"}");
        assertThat(run(1, "verify-receipt", "hostile.json", "key.pem").lines()).hasSize(1);
    }

    @Test
    void aListOfReadsIsToldReadByRead() throws IOException {
        write("reads.json", city.reads(City.PERSON).toString());
        assertThat(run(0, "verify-receipt", "reads.json", "key.pem").lines())
                .startsWith("ok", "about: " + City.PERSON, "reads: 3, among 9 leaves until 2026-11-30T06:01:00.123456Z")
                .contains("2 number: 2");
        write("reads.json", city.reads("nobody").toString());
        assertThat(run(0, "verify-receipt", "reads.json", "key.pem").lines()).hasSize(3);
    }

    @Test
    void aTreeThatSomebodyElseWasShownIsAFork() throws IOException {
        heads("same.txt", City.busy(key).act("TK-3", Map.of()).head(), city.head());
        assertThat(run(0, "verify-receipt", "receipt.json", "key.pem", "same.txt"))
                .startsWith("ok");
        heads("other.txt", City.bent(key).head());
        assertThat(run(1, "verify-receipt", "receipt.json", "key.pem", "other.txt"))
                .isEqualToIgnoringNewLines("the ledger has shown somebody else another tree of 9 leaves");
        heads("map.txt", City.busy(key).counts(City.PERSON, 2).head());
        assertThat(run(1, "verify-receipt", "receipt.json", "key.pem", "map.txt"))
                .contains("another tree of 9 leaves");
        heads("none.txt", city.headWithoutMap());
        run(0, "verify-receipt", "receipt.json", "key.pem", "none.txt");
        write("empty.txt", "");
        run(0, "verify-receipt", "receipt.json", "key.pem", "empty.txt");
    }

    @Test
    void headsThatNobodySignedAccuseNobody() throws IOException {
        heads("forged.txt", City.bent(KeyOfNoValue.sm2("a forger's")).head());
        assertThat(run(1, "verify-receipt", "receipt.json", "key.pem", "forged.txt"))
                .startsWith("the heads cannot be used: line 1: ");
        heads(
                "bent.txt",
                city.head().put("root", City.bent(key).head().get("root").stringValue()));
        assertThat(run(1, "verify-receipt", "receipt.json", "key.pem", "bent.txt"))
                .startsWith("the heads cannot be used: line 1: the head is not signed");
        write("half.txt", city.head() + "\n" + city.head().toString().substring(0, 100));
        assertThat(run(1, "verify-receipt", "receipt.json", "key.pem", "half.txt"))
                .startsWith("the heads cannot be used: line 2 is no head: no JSON");
    }

    @Test
    void headsOfOneLedgerAgree() throws IOException {
        var later = City.busy(key).act("TK-3", Map.of());
        heads("one.txt", city.head(), later.head());
        heads("two.txt", city.headWithoutMap());
        assertThat(run(0, "compare-heads", "key.pem", "one.txt", "two.txt"))
                .isEqualToIgnoringNewLines("ok: no fork; sizes seen: 2, in more than one file: 1");
        assertThat(run(0, "compare-heads", "key.pem", "one.txt", "one.txt")).contains("in more than one file: 0");
        write("blank.txt", "\r\n" + city.head() + "\r\n\n");
        run(0, "compare-heads", "key.pem", "blank.txt");
    }

    @Test
    void twoTreesOfOneSizeAreAFork() throws IOException {
        var later = City.busy(key).act("TK-3", Map.of());
        heads("one.txt", city.head(), later.head());
        heads("two.txt", later.head(), City.bent(key).head());
        assertThat(run(1, "compare-heads", "key.pem", "one.txt", "two.txt"))
                .isEqualToIgnoringNewLines("fork at size 9");
        heads("both.txt", City.bent(key).head(), city.head(), City.bent(key).head());
        assertThat(run(1, "compare-heads", "key.pem", "both.txt")).isEqualToIgnoringNewLines("fork at size 9");
    }

    @Test
    void twoMapsOfOneSizeAreAFork() throws IOException {
        heads("one.txt", city.headWithoutMap(), city.head());
        heads("two.txt", City.busy(key).counts(City.PERSON, 2).head());
        assertThat(run(1, "compare-heads", "key.pem", "one.txt", "two.txt"))
                .isEqualToIgnoringNewLines("fork at size 9");
        assertThat(run(1, "compare-heads", "key.pem", "two.txt", "one.txt"))
                .isEqualToIgnoringNewLines("fork at size 9");
    }

    @Test
    void aHeadThatNobodySignedIsNoFork() throws IOException {
        heads("one.txt", city.head());
        heads(
                "two.txt",
                City.bent(KeyOfNoValue.ED25519).head(),
                City.bent(KeyOfNoValue.sm2("a forger's")).head());
        assertThat(run(1, "compare-heads", "key.pem", "one.txt", "two.txt").lines())
                .hasSize(2)
                .allMatch(line -> line.contains("two.txt: line "))
                .noneMatch(line -> line.contains("fork"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "{}", "[]", "{", "\u0000", "{\"size\": 1}", "\"\u001b\""})
    void aLineThatIsNoHeadIsSaidToBeNone(String line) throws IOException {
        write("one.txt", city.head() + "\n" + line + "\n");
        assertThat(run(1, "compare-heads", "key.pem", "one.txt"))
                .contains("one.txt: line 2 is no head")
                .doesNotContain("\u001b");
    }

    @Test
    void aCallThatIsNoneSaysHowItIsCalled() {
        assertThat(run(64, "verify-receipt", "receipt.json")).contains("verify-receipt FILE KEY [HEADS]");
        run(64, "verify-receipt", "receipt.json", "key.pem", "heads.txt", "more.txt");
        run(64, "verify-receipt");
        run(64, "compare-heads", "key.pem");
        run(64, "witness", "a", "b");
        run(64, "verify-nothing", "receipt.json");
        run(64, "verify-proofs");
    }

    @Test
    void aFileThatIsNotThereIsSaidToBeMissing() {
        assertThat(run(66, "verify-receipt", "none.json", "key.pem")).contains("none.json");
        assertThat(run(66, "verify-receipt", "receipt.json", "none.pem")).contains("none.pem");
        assertThat(run(66, "verify-receipt", "receipt.json", "key.pem", "none.txt"))
                .contains("none.txt");
        run(66, "verify-receipt", ".", "key.pem");
        run(66, "compare-heads", "none.pem", "receipt.json");
        run(66, "compare-heads", "key.pem", "none.txt");
        run(66, "witness", "http://127.0.0.1:1", "none.pem", "heads.txt");
    }

    @Test
    void aKeyThatIsNoneIsRefused() throws IOException {
        write("key.pem", "nothing");
        assertThat(run(1, "verify-receipt", "receipt.json", "key.pem")).contains("no public key as PEM");
        assertThat(run(1, "compare-heads", "key.pem", "receipt.json")).contains("no public key as PEM");
        assertThat(run(1, "witness", "http://127.0.0.1:1", "key.pem", "heads.txt"))
                .contains("no public key as PEM");
    }
}
