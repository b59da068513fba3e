package org.tiaokuai.file.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.file.Holdings;
import org.tiaokuai.file.Samples;
import org.tiaokuai.file.StoredFile;
import org.tiaokuai.file.StoredFiles;
import org.tiaokuai.file.StoredFiles.StoreFile;
import org.tiaokuai.file.StoredFiles.Storing;

@EmptyPlatform
class ForgettingTest {

    private final Forgetting forgetting;
    private final Holdings holdings;
    private final StoredFiles files;
    private final TransactionTemplate transactions;
    private final SettableClock clock;
    private final Path folder;

    @Autowired
    ForgettingTest(
            Forgetting forgetting,
            Holdings holdings,
            StoredFiles files,
            TransactionTemplate transactions,
            SettableClock clock,
            @Value("${tiaokuai.file.folder}") Path folder) {
        this.forgetting = forgetting;
        this.holdings = holdings;
        this.files = files;
        this.transactions = transactions;
        this.clock = clock;
        this.folder = folder;
    }

    @Test
    void whatNothingRefersToIsForgottenAfterADayAndWhatIsKeptIsNot() throws IOException {
        var unkept = stored();
        var kept = stored();
        transactions.executeWithoutResult(_ -> files.keep(kept.id()));
        forgetting.forget();
        assertThat(contents(unkept)).hasSize(2);
        clock.pass(Duration.ofHours(25));
        forgetting.forget();
        assertThat(files.find(List.of(unkept.id(), kept.id()))).containsExactly(kept);
        assertThat(contents(unkept)).isEmpty();
        assertThat(contents(kept)).hasSize(2);
    }

    @Test
    void whatIsTakenOutIsForgottenWithItsContentButOnlyIfThatCameAbout() throws IOException {
        var file = stored();
        transactions.executeWithoutResult(_ -> files.keep(file.id()));
        transactions.executeWithoutResult(status -> {
            files.remove(file.id());
            status.setRollbackOnly();
        });
        forgetting.forget();
        assertThat(contents(file)).hasSize(2);
        files.remove(file.id());
        forgetting.forget();
        assertThat(files.find(List.of(file.id()))).isEmpty();
        assertThat(contents(file)).isEmpty();
    }

    @Test
    void nothingIsTakenAwayWhileSomebodyMustFindEverything() throws IOException {
        var file = stored();
        files.remove(file.id());
        var found = new ArrayList<String>();
        holdings.undisturbed(() -> {
            forgetting.forget();
            holdings.each((name, content) -> found.add(name), missing -> {});
        });
        assertThat(found).contains(file.id().toString(), file.id() + ".preview");
        forgetting.forget();
        assertThat(files.find(List.of(file.id()))).isEmpty();
        assertThat(contents(file)).isEmpty();
    }

    @Test
    void aContentIsToldFromAnotherAndFromNoneAndWhatOnlyARowNamesIsMissed() throws IOException {
        var file = stored();
        var name = file.id().toString();
        transactions.executeWithoutResult(_ -> files.keep(file.id()));
        var content = Files.readAllBytes(contents(file).getFirst().resolveSibling(name));
        assertThat(holdings.holds(name, new ByteArrayInputStream(content))).isTrue();
        assertThat(holdings.holds(name, new ByteArrayInputStream(content, 1, content.length - 1)))
                .isFalse();
        assertThat(holdings.holds(name, new ByteArrayInputStream(Arrays.copyOf(content, content.length - 1))))
                .isFalse();
        assertThat(holdings.holds(name, new ByteArrayInputStream(Arrays.copyOf(content, content.length + 1))))
                .isFalse();
        Files.delete(contents(file).getFirst().resolveSibling(name));
        assertThat(holdings.holds(name, new ByteArrayInputStream(content))).isFalse();
        var missing = new ArrayList<UUID>();
        holdings.each((_, _) -> {}, missing::add);
        assertThat(missing).contains(file.id());
        holdings.put(name, new ByteArrayInputStream(content));
        assertThat(holdings.holds(name, new ByteArrayInputStream(content))).isTrue();
    }

    @Test
    void whatADyingProgramLeftOpenIsTakenAwayTheNextDay() throws IOException {
        var uploads = folder.resolveSibling("uploads");
        var old = Files.createTempFile(uploads, "work", "");
        var young = Files.createTempFile(uploads, "work", "");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        forgetting.forget();
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        Files.delete(young);
    }

    private StoredFile stored() {
        var paper = new ByteArrayResource(Samples.picture("png", 40, 30));
        return ((Storing.Stored) files.store(new StoreFile(paper, "a.png", UUID.randomUUID(), ""))).file();
    }

    private List<Path> contents(StoredFile file) throws IOException {
        var name = file.id().toString();
        var shelf = folder.resolve(name.substring(0, 2));
        if (!Files.exists(shelf)) {
            return List.of();
        }
        try (var there = Files.list(shelf)) {
            return there.filter(path -> path.getFileName().toString().startsWith(name))
                    .toList();
        }
    }
}
