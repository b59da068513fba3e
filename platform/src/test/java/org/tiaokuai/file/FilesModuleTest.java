package org.tiaokuai.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.file.StoredFiles.StoreFile;
import org.tiaokuai.file.StoredFiles.Storing;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.Reading;
import org.tiaokuai.privacy.Requester;

@EmptyPlatform
class FilesModuleTest {

    private final StoredFiles files;
    private final Privacy privacy;
    private final TransactionTemplate transactions;
    private final Path folder;
    private final UUID owner = UUID.randomUUID();

    @Autowired
    FilesModuleTest(
            StoredFiles files,
            Privacy privacy,
            TransactionTemplate transactions,
            @Value("${tiaokuai.file.folder}") Path folder) {
        this.files = files;
        this.privacy = privacy;
        this.transactions = transactions;
        this.folder = folder;
    }

    @Test
    void aDocumentIsKeptToTheByteAndNoneOfItLiesOpen() throws Exception {
        var paper = Samples.paper(3);
        var file = stored(store(paper, "C:\\我的\\章程.pdf"));
        assertThat(file.kind()).isEqualTo(FileKind.PDF);
        assertThat(file.size()).isEqualTo(paper.length);
        assertThat(file.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(paper)));
        assertThat(opened(file, "name")).isEqualTo("章程.pdf");
        try (var content = files.open(file.id(), opened(file, "key"))) {
            assertThat(content.readAllBytes()).isEqualTo(paper);
        }
        assertThat(Files.readString(blob(file), StandardCharsets.ISO_8859_1)).doesNotContain("%PDF", "/Page");
        assertThat(files.find(List.of(file.id(), UUID.randomUUID()))).containsExactly(file);
    }

    @Test
    void aContentWithOneBitTurnedOrAnotherKeyOrInAnothersPlaceIsNotRead() throws Exception {
        var file = stored(store(Samples.paper(1), "a.pdf"));
        var other = stored(store(Samples.paper(2), "b.pdf"));
        var key = opened(file, "key");
        assertThatThrownBy(() -> read(files.open(file.id(), opened(other, "key"))))
                .isInstanceOf(IOException.class);
        var sealed = Files.readAllBytes(blob(file));
        Files.write(blob(other), sealed);
        assertThatThrownBy(() -> read(files.open(other.id(), key))).isInstanceOf(IOException.class);
        sealed[sealed.length / 2] ^= 1;
        Files.write(blob(file), sealed);
        assertThatThrownBy(() -> read(files.open(file.id(), key))).isInstanceOf(IOException.class);
    }

    @Test
    void aPictureIsWrittenAnewUprightAndWithoutWhatWasHiddenInIt() throws Exception {
        var hidden = "PK\u0003\u0004 a whole archive behind the picture".getBytes(StandardCharsets.ISO_8859_1);
        var taken = Samples.turnedPicture(800, 400);
        var both = new byte[taken.length + hidden.length];
        System.arraycopy(taken, 0, both, 0, taken.length);
        System.arraycopy(hidden, 0, both, taken.length, hidden.length);
        var file = stored(store(both, "IMG_0001.JPG"));
        var key = opened(file, "key");
        var content = read(files.open(file.id(), key));
        assertThat(new String(content, StandardCharsets.ISO_8859_1)).doesNotContain("WHERE", "archive", "Exif");
        var picture = ImageIO.read(new ByteArrayInputStream(content));
        assertThat(picture.getWidth()).isEqualTo(400);
        assertThat(picture.getHeight()).isEqualTo(800);
        assertThat(picture.getRGB(390, 10) & 0xFF)
                .as("red lies upper right now")
                .isLessThan(80);
        assertThat(picture.getRGB(10, 10) & 0xFF).isGreaterThan(200);
        var preview = read(files.preview(file.id(), key).orElseThrow());
        assertThat(ImageIO.read(new ByteArrayInputStream(preview)).getHeight()).isEqualTo(800);
        assertThat(preview.length).isLessThan(60_000);
    }

    @Test
    void aLargePictureIsKeptSmallerButReadable() throws Exception {
        var file = stored(store(Samples.picture("png", 6_000, 4_000), "扫描.png"));
        var kept = ImageIO.read(new ByteArrayInputStream(read(files.open(file.id(), opened(file, "key")))));
        assertThat(kept.getWidth()).isEqualTo(3_000);
        assertThat(kept.getHeight()).isEqualTo(2_000);
    }

    static Stream<byte[]> wrong() {
        return Stream.of(
                        "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
                        "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
                        "<!DOCTYPE html><script>alert(1)</script>",
                        "MZ\u0090\u0000\u0003 a program",
                        "PK\u0003\u0004 an archive",
                        "GIF89a\u0001\u0000\u0001\u0000",
                        "\u0000\u0000\u0000\u0018ftypheic",
                        "#!/bin/sh\nrm -rf /",
                        "只是一段话")
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsNeitherDocumentNorPictureIsNotTakenWhateverItIsCalled(byte[] content) {
        assertThat(store(content, "身份证.jpg")).isInstanceOf(Storing.WrongKind.class);
    }

    static Stream<byte[]> damaged() {
        var jpeg = Samples.picture("jpeg", 300, 300);
        var pdf = Samples.paper(1);
        return Stream.of(
                Arrays.copyOf(jpeg, 20),
                Arrays.copyOf(Samples.picture("png", 300, 300), 40),
                Samples.pixelBomb(),
                Samples.scanBomb(),
                Samples.rowBomb(),
                Samples.deepBomb(),
                Samples.paperNaming("/#45ncrypt"),
                Samples.paperNaming("/JavaScript"),
                Samples.paperNaming("/#4Caunch"),
                Samples.paperNaming("/EmbeddedFile"),
                Samples.lockedPaper(),
                Arrays.copyOf(pdf, 12),
                "%PDF-1.7\n%%EOF".getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void whatCannotBeReadIsNotTaken(byte[] content) {
        assertThat(store(content, "a.pdf")).isInstanceOf(Storing.Damaged.class);
    }

    @Test
    void nothingAndTooMuchAreToldApart() {
        assertThat(store(new byte[0], "空.pdf")).isInstanceOf(Storing.Empty.class);
        var endless = new StoreFile(Endless::new, "a.pdf", owner, "");
        assertThat(files.store(endless)).isEqualTo(new Storing.TooLarge(20 * 1024 * 1024));
    }

    @Test
    void whatIsLookedAtLiesOpenOnlySoLong() throws Exception {
        store(Samples.paper(1), "a.pdf");
        store("nothing".getBytes(StandardCharsets.UTF_8), "a.pdf");
        try (var left = Files.list(folder.resolveSibling("uploads"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aFileThatWasForgottenCannotBeReferredTo() {
        assertThatThrownBy(() -> transactions.executeWithoutResult(_ -> files.keep(UUID.randomUUID())))
                .isInstanceOf(IllegalStateException.class);
    }

    private Storing store(byte[] content, String name) {
        return files.store(new StoreFile(new ByteArrayResource(content), name, owner, ""));
    }

    private static StoredFile stored(Storing storing) {
        assertThat(storing).isInstanceOf(Storing.Stored.class);
        return ((Storing.Stored) storing).file();
    }

    private String opened(StoredFile file, String what) {
        var sealed = what.equals("key") ? file.key() : file.name();
        var reading = new Reading(
                new Requester(Requester.Kind.SUBJECT, owner, null, Set.of(), "s", ""),
                Purpose.OWN_BUSINESS,
                "个人信息保护法第四十五条",
                "",
                null,
                "s",
                Instant.now(Clock.systemUTC()));
        var opened = privacy.open(reading, List.of(new Field(what, Grade.DOCUMENT, sealed)));
        return Objects.requireNonNull(opened.get(what)).text();
    }

    private Path blob(StoredFile file) {
        var name = file.id().toString();
        return folder.resolve(name.substring(0, 2)).resolve(name);
    }

    private static byte[] read(InputStream content) throws IOException {
        try (content) {
            return content.readAllBytes();
        }
    }

    /** As much as anybody reads of it. */
    private static final class Endless extends InputStream {

        @Override
        public int read() {
            return 'x';
        }

        @Override
        public int read(byte[] into, int from, int length) {
            Arrays.fill(into, from, from + length, (byte) 'x');
            return length;
        }
    }
}
