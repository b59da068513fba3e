package org.tiaokuai.backup.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;
import org.tiaokuai.backup.internal.Manifest.Kind;

/** The file by itself: what it keeps, and what is refused before anything is written. */
class BackupFileTest {

    @TempDir
    private Path folder = Path.of("");

    private final byte[] content = new byte[3_000_000];
    private Path file = Path.of("");
    private Path home = Path.of("");
    private MockEnvironment environment = new MockEnvironment();

    @BeforeEach
    void aBackupLiesThere() throws IOException {
        new Random(7).nextBytes(content);
        file = folder.resolve("a backup");
        home = folder.resolve("home");
        Made.write(file, Made.key(folder.resolve("key")), Made.manifest(Kind.PORTABLE, ""), content);
        environment = new MockEnvironment()
                .withProperty("tiaokuai.command", "restore")
                .withProperty("tiaokuai.command-file", file.toString())
                .withProperty("tiaokuai.home", home.toString())
                .withProperty("tiaokuai.file.folder", home.resolve("files").toString())
                .withProperty(
                        "tiaokuai.privacy.key-file",
                        home.resolve("secrets/p.key").toString())
                .withProperty("tiaokuai.backup.key-file", folder.resolve("key").toString());
    }

    private void isRefused(String sentence) {
        assertThatThrownBy(() -> new Unpacking(environment).run())
                .isInstanceOf(Refused.class)
                .hasMessageContaining(sentence);
        assertThat(home).doesNotExist();
    }

    @Test
    void whatWasWrittenIsReadAndNothingOfItLiesOpen() throws IOException {
        var names = new ArrayList<String>();
        try (var reader = BackupReader.of(file, Made.key(folder.resolve("key")))) {
            for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                names.add(entry.get().name());
                switch (entry.get().name()) {
                    case "first" ->
                        assertThat(entry.get().content().readAllBytes()).isEqualTo(content);
                    case "文" ->
                        assertThat(entry.get().content().readAllBytes())
                                .asString()
                                .isEqualTo("条块");
                    default -> assertThat(entry.get().content().readAllBytes()).isEmpty();
                }
            }
            assertThat(reader.ending().octets()).isGreaterThan(content.length);
        }
        assertThat(names).containsExactly("first", "empty", "文");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("a backup.part")).doesNotExist();
        assertThat(Files.readAllBytes(file))
                .asString()
                .startsWith("tiaokuai-backup-1 ")
                .doesNotContain("secret");
    }

    @Test
    void aFileThatIsThereIsLeftAsItIsAndAFailureLeavesNone() throws IOException {
        var key = Made.key(folder.resolve("key"));
        var before = Files.readAllBytes(file);
        assertThatThrownBy(() -> Made.write(file, key, Made.manifest(Kind.PORTABLE, ""), content))
                .isInstanceOf(Refused.class);
        assertThat(file).hasBinaryContent(before);
        var other = folder.resolve("other");
        assertThatThrownBy(() -> BackupFile.write(other, key, Made.manifest(Kind.PORTABLE, ""), writer -> {
                    throw new IOException("the disk is full");
                }))
                .hasMessage("the disk is full");
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactlyInAnyOrder("a backup", "key");
        }
    }

    @Test
    void aBackupThatWasCutOffAnywhereIsRefused() throws IOException {
        var whole = Files.readAllBytes(file);
        // Also where one piece ends and the next begins.
        for (int length : List.of(35, 36, 90, 1 << 20, (1 << 20) + 35, 2 << 20, whole.length - 20, whole.length - 1)) {
            Files.write(file, Arrays.copyOf(whole, length));
            isRefused("cut off");
        }
    }

    @Test
    void aBackupWithOneBitTurnedOrItsPiecesInAnotherOrderIsRefused() throws IOException {
        var whole = Files.readAllBytes(file);
        for (int at : List.of(36, 60, 500_000, 1 << 20, 1_500_000, whole.length - 1)) {
            var turned = whole.clone();
            turned[at] ^= 1;
            Files.write(file, turned);
            isRefused("altered");
        }
        var swapped = whole.clone();
        int piece = 1 << 20;
        System.arraycopy(whole, piece, swapped, piece + piece / 2, piece / 2);
        Files.write(file, swapped);
        isRefused("altered");
        var longer = Arrays.copyOf(whole, whole.length + 40);
        Files.write(file, longer);
        isRefused("altered");
    }

    @Test
    void anotherKeyNoKeyAndAnotherFileAreToldApart() throws IOException {
        BackupKey.make(folder.resolve("another"));
        environment.setProperty(
                "tiaokuai.backup.key-file", folder.resolve("another").toString());
        isRefused("another key");
        environment.setProperty(
                "tiaokuai.backup.key-file", folder.resolve("none").toString());
        isRefused("The key of the backup is missing");
        environment.setProperty(
                "tiaokuai.backup.key-file", folder.resolve("key").toString());
        Files.writeString(file, "PK a holiday picture");
        isRefused("is no backup");
        environment.setProperty(
                "tiaokuai.command-file", folder.resolve("nothing").toString());
        isRefused("no readable file");
    }

    @Test
    void aBackupThatFitsNotThisPlatformIsRefused() throws IOException {
        environment.setProperty("tiaokuai.demo", "true");
        isRefused("real data");
        environment.setProperty("tiaokuai.demo", "false");
        var fits = Made.manifest(Kind.PHYSICAL, "");
        remake(new Manifest(1, Kind.PORTABLE, "other tables", 0, "", false, fits.at(), "", fits.keys()));
        isRefused("another version of the program");
        remake(new Manifest(1, Kind.PHYSICAL, "", 18, "another machine", false, fits.at(), "", fits.keys()));
        isRefused("backup-portable");
        remake(new Manifest(2, Kind.PHYSICAL, "", 18, fits.machine(), false, fits.at(), "", fits.keys()));
        isRefused("format");
        remake(fits);
        environment.setProperty("spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/none");
        isRefused("The database cannot be used");
    }

    @Test
    void aKeyThatLiesInATokenIsInNoBackupAndNoFileTakesItsPlace() throws IOException {
        environment.setProperty("tiaokuai.privacy.pkcs11.config", "/etc/token.cfg");
        assertThat(new KeyFiles(environment).read()).isEmpty();
        isRefused("restore it without tiaokuai.privacy.pkcs11.*");
        var fits = Made.manifest(Kind.PORTABLE, "");
        var without = new Manifest(1, Kind.PORTABLE, fits.tables(), 0, fits.machine(), false, fits.at(), "", Map.of());
        remake(without);
        environment.setProperty("tiaokuai.privacy.pkcs11.config", "");
        isRefused("set tiaokuai.privacy.pkcs11.* for that token");
        environment.setProperty("tiaokuai.privacy.pkcs11.config", "/etc/token.cfg");
        new Unpacking(environment).run();
        assertThat(home.resolve("secrets/p.key")).doesNotExist();
        assertThat(BeforeTheStart.unproved(home.toString())).exists();
    }

    private void remake(Manifest manifest) throws IOException {
        Files.delete(file);
        Made.write(file, Made.key(folder.resolve("key")), manifest, content);
    }

    @Test
    void whatAHomeHasIsNotOverwritten() throws IOException {
        for (var there : List.of("database/PG_VERSION", "secrets/p.key", "files/ab/abc")) {
            var path = home.resolve(there);
            Files.createDirectories(path.resolveSibling("."));
            Files.writeString(path, "mine");
            assertThatThrownBy(() -> new Unpacking(environment).run()).isInstanceOf(Refused.class);
            assertThat(path).hasContent("mine");
            assertThat(BeforeTheStart.unproved(home.toString())).doesNotExist();
            Files.move(path, folder.resolve("aside-" + there.replace('/', '-')));
            Files.delete(path.resolveSibling(""));
        }
        new Unpacking(environment).run();
        assertThat(home.resolve("secrets/p.key")).hasContent("the secret for personal data");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("secrets/p.key"))))
                .isEqualTo("rw-------");
        assertThat(BeforeTheStart.unproved(home.toString())).exists();
    }
}
