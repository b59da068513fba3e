package org.tiaokuai.rights.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.Office;
import org.tiaokuai.TestHome;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.web.WaitingCase;
import org.tiaokuai.letter.LetterKind;
import org.tiaokuai.page.Text;
import org.tiaokuai.rights.OwnData;

/** A copy that broke off looks broken off, wherever it did, and the record says what is true: that it was asked for. */
@WholeApplication
class BrokenOffCopyTest {

    @LocalServerPort
    int port;

    @Autowired
    WaitingCase waiting;

    @Autowired
    Applying applying;

    @Autowired
    OwnData data;

    @Autowired
    MessageSource messages;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder = Path.of("");

    private String number = "";

    private Resident resident() {
        return waiting.resident();
    }

    /** Accepted, and the letter about that is written. */
    @BeforeEach
    void thereIsACaseWithALetter() {
        number = waiting.submit();
        var page = "/officer/cases/" + number;
        new Visitor(port).officer("fang").post(page + "/acceptance", page, Map.of("verdict", "yes", "then", "stay"));
        await().until(() ->
                applying.letter(resident(), number, LetterKind.ACCEPTED.first()).isPresent());
    }

    /** Somebody who goes away after so many octets. */
    private static final class GoingAway extends OutputStream {

        private final ByteArrayOutputStream had = new ByteArrayOutputStream();
        private final int most;

        GoingAway(int most) {
            this.most = most;
        }

        @Override
        public void write(int octet) throws IOException {
            if (had.size() >= most) {
                throw new IOException("Broken pipe");
            }
            had.write(octet);
        }
    }

    private byte[] copied(GoingAway out) throws IOException {
        data.copy(resident(), new Text(messages, Locale.SIMPLIFIED_CHINESE), out);
        return out.had.toByteArray();
    }

    private boolean opens(byte[] octets) {
        try (var zip =
                new ZipFile(Files.write(folder.resolve("copy.zip"), octets).toFile())) {
            return zip.getEntry("data.json") != null;
        } catch (ZipException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long acts() {
        return jdbc.sql("select count(*) from rights.act where act = 'COPY' and account = :account")
                .param("account", resident().account())
                .query(Long.class)
                .single();
    }

    private List<Long> reads() {
        return jdbc.sql("select id from privacy.read where subject = :subject and account = :account")
                .param("subject", resident().personKey())
                .param("account", resident().account())
                .query(Long.class)
                .list();
    }

    @Test
    void whoGoesAwayHalfwayHasNothingThatOpens() throws IOException {
        var whole = copied(new GoingAway(Integer.MAX_VALUE));
        assertThat(opens(whole)).as("all of it").isTrue();
        // Two copies differ in their moments, and so in some octets of length: near the end this one itself is cut.
        for (int missing : new int[] {1, 2, 20, 21, 22, 23, 100}) {
            assertThat(opens(Arrays.copyOf(whole, whole.length - missing)))
                    .as("without the last " + missing)
                    .isFalse();
        }
        var ends = new ArrayList<>(List.of(0, 1, 4, 30));
        for (int part = 1; part < 19; part++) {
            ends.add(whole.length / 20 * part);
        }
        for (int end : ends) {
            var out = new GoingAway(end);
            assertThatThrownBy(() -> copied(out)).as("after " + end).isInstanceOf(IOException.class);
            assertThat(opens(out.had.toByteArray())).as("after " + end).isFalse();
        }
    }

    @Test
    void readingOnesOwnLeavesNoTraceAndABrokenCopyNoOtherActThanThatItWasAskedFor() {
        long acts = acts();
        var reads = reads();
        assertThatThrownBy(() -> copied(new GoingAway(1_000))).isInstanceOf(IOException.class);
        assertThat(acts()).as("nobody asked at the door").isEqualTo(acts);
        assertThat(reads()).isEqualTo(reads);
    }

    @Test
    void aCopyOfWhichAFileIsMissingIsNoCopyAndWasAskedFor() throws IOException {
        var visitor = new Visitor(port).resident(WaitingCase.YI);
        long acts = acts();
        without(file(), () -> {
            var out = new GoingAway(Integer.MAX_VALUE);
            assertThatThrownBy(() -> copied(out)).isInstanceOf(Exception.class);
            assertThat(opens(out.had.toByteArray())).isFalse();
            notWhole(visitor);
        });
        assertThat(acts()).isEqualTo(acts + 1);
        assertThat(visitor.post("/my/data/copy", "/my/data", Map.of("password", Office.PASSWORD))
                        .statusCode())
                .as("once it is there again")
                .isEqualTo(200);
    }

    /** Nothing was sent yet where the first file is the missing one; then the page says so, and is no file to keep. */
    @Test
    void whereNothingWasSentYetAPageSaysThatItFailed() throws IOException {
        var visitor = new Visitor(port).resident(WaitingCase.YI);
        var first = applying.numbers(resident()).stream()
                .filter(each -> !files(each).isEmpty())
                .findFirst()
                .orElseThrow();
        without(files(first).getFirst(), () -> {
            var answer = visitor.post("/my/data/copy", "/my/data", Map.of("password", Office.PASSWORD));
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/html");
            assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
            assertThat(answer.body()).doesNotStartWith("PK").contains("<html");
        });
    }

    private static void notWhole(Visitor visitor) {
        try {
            var answer = visitor.post("/my/data/copy", "/my/data", Map.of("password", Office.PASSWORD));
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).doesNotStartWith("PK");
        } catch (IllegalStateException e) {
            assertThat(e).as("the connection was cut").hasCauseInstanceOf(IOException.class);
        }
    }

    private Path file() {
        return files(number).getLast();
    }

    /** Where what belongs to a case lies. */
    private List<Path> files(String of) {
        return jdbc
                .sql(
                        "select file from letter.letter where case_number = :number and file is not null order by at, kind")
                .param("number", of)
                .query(String.class)
                .list()
                .stream()
                .map(name -> TestHome.folder().resolve(Path.of("app", "files", name.substring(0, 2), name)))
                .filter(Files::exists)
                .toList();
    }

    private void without(Path file, Runnable deed) throws IOException {
        var away = folder.resolve("away");
        Files.move(Objects.requireNonNull(file), away);
        try {
            deed.run();
        } finally {
            Files.move(away, file);
        }
    }
}
