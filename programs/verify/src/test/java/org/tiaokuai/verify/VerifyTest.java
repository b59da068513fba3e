package org.tiaokuai.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyTest {

    private final Proof.Inclusion inclusion = Tree.of(7).inclusion(3);
    private final Proof.Consistency consistency = Tree.of(7).consistency(3);

    @TempDir
    private Path folder;

    private static String json(Proof.Inclusion proof) {
        return """
                {"leafIdx": %d, "treeSize": %d, "root": "%s", "leafHash": "%s", "proof": [%s], "desc": "let be"}
                """.formatted(proof.index(), proof.size(), proof.root(), proof.leaf(), list(proof.path()));
    }

    private static String json(Proof.Consistency proof) {
        return """
                {"size1": %d, "size2": %d, "root1": "%s", "root2": "%s", "proof": [%s]}
                """.formatted(proof.size1(), proof.size2(), proof.root1(), proof.root2(), list(proof.path()));
    }

    private static String list(List<Hash> path) {
        return path.stream().map(hash -> '"' + hash.toString() + '"').collect(Collectors.joining(", "));
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String run(int code) throws IOException {
        var out = new ByteArrayOutputStream();
        var verify = new Verify(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(verify.run("verify-proofs", folder.toString())).isEqualTo(code);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void eachProofIsSaidToBeSoundOrWhyNot() throws IOException {
        write("b/inclusion.json", json(inclusion));
        write("a/consistency.json", json(consistency));
        write("a/notes.txt", "let be");
        assertThat(run(0).lines())
                .containsExactly(
                        "a" + File.separator + "consistency.json: ok", "b" + File.separator + "inclusion.json: ok");
        write("c/other.json", json(inclusion).replace("\"leafIdx\": 3", "\"leafIdx\": 2"));
        assertThat(run(1).lines().toList()).hasSize(3).last().asString().contains("leads to another root");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{",
                "{\"leafIdx\": 0}",
                "{\"leafIdx\": 0, \"size1\": 1}",
                "\u0000",
                "{\"size1\": 1, \"size1\": 1, \"size2\": 1, \"root1\": \"\", \"root2\": \"\", \"proof\": []}",
                "{\"size1\": 1, \"size2\": 1, \"root1\": \"\", \"root2\": \"\", \"proof\": []} {}"
            })
    void whatIsNoProofIsSaidToBeNone(String text) throws IOException {
        write("one.json", text);
        assertThat(run(1)).startsWith("one.json: ").doesNotContain(": ok");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, treeSize is no unsigned number",
        "1.5, treeSize is no unsigned number",
        "'\"7\"', treeSize is no unsigned number",
        "18446744073709551616, treeSize is no unsigned number",
        "18446744073709551615, lacks hashes",
        "1e3, treeSize is no unsigned number"
    })
    void aSizeIsAnUnsignedNumberOfSixtyFourBits(String size, String reason) throws IOException {
        write("one.json", json(inclusion).replace("\"treeSize\": 7", "\"treeSize\": " + size));
        assertThat(run(1)).contains(reason);
    }

    @Test
    void aHashIsBase64AndAnEmptyProofMayBeNull() throws IOException {
        write("one.json", json(inclusion).replace(inclusion.root().toString(), "%%%"));
        assertThat(run(1)).contains("root is no base64");
        write("one.json", json(inclusion).replace('"' + inclusion.root().toString() + '"', "7"));
        assertThat(run(1)).contains("root is no text");
        write("one.json", json(Tree.of(1).inclusion(0)).replace("[]", "null"));
        assertThat(run(0)).contains("ok");
        write("one.json", json(inclusion).replaceAll("\\[.*]", "7"));
        assertThat(run(1)).contains("proof is no list");
    }

    @Test
    void aFileLongerThanAnyProofIsNotReadToItsEnd() throws IOException {
        write("one.json", " ".repeat(ProofFile.LONGEST) + json(inclusion));
        assertThat(run(1)).contains("longer than any proof");
    }

    @Test
    void withoutAFolderTheProgramSaysHowItIsCalled() throws IOException {
        var out = new ByteArrayOutputStream();
        var verify = new Verify(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(verify.run()).isEqualTo(64);
        assertThat(verify.run("verify-proofs", folder.resolve("none").toString()))
                .isEqualTo(66);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Usage").contains("No such folder");
    }
}
