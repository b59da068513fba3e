package org.tiaokuai.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.file.StoredFiles.StoreFile;
import org.tiaokuai.file.StoredFiles.Storing;
import org.tiaokuai.page.Errors;

/** How much may lie in the store that nothing uses. */
@EmptyPlatform
class UnusedFilesModuleTest {

    private static final int MOST_UNUSED = 60;

    private final StoredFiles files;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final UUID owner = UUID.randomUUID();

    @Autowired
    UnusedFilesModuleTest(StoredFiles files, TransactionTemplate transactions, JdbcClient jdbc) {
        this.files = files;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Test
    void whoFillsTheStoreWithWhatNothingUsesIsStoppedAndOthersAreNot() {
        for (int at = 0; at < MOST_UNUSED; at++) {
            stored(store(Samples.paper(1), "a.pdf"));
        }
        assertThat(store(Samples.paper(1), "a.pdf")).isEqualTo(new Storing.TooMuchUnused());
        var lines = new ArrayList<Errors.Line>();
        var nothing = new Sealed("", SmallTown.cell(""));
        var resident = new Resident(owner, "", nothing, nothing, nothing);
        var sent = new MockMultipartFile("file", "章程.pdf", "application/pdf", Samples.paper(1));
        assertThat(new Uploads(files).take(resident, List.of(sent), "material-0", lines))
                .isEmpty();
        assertThat(lines).extracting(Errors.Line::key).containsExactly("file.upload.unused");
        var made =
                stored(files.store(new StoreFile(new ByteArrayResource(Samples.paper(1)), "许可证.pdf", owner, "", true)));
        transactions.executeWithoutResult(_ -> files.keep(made.id()));
        var another = new StoreFile(new ByteArrayResource(Samples.paper(1)), "a.pdf", UUID.randomUUID(), "");
        assertThat(files.store(another)).isInstanceOf(Storing.Stored.class);
        transactions.executeWithoutResult(_ -> files.keep(ofOwner()));
        var last = stored(store(Samples.paper(1), "a.pdf"));
        transactions.executeWithoutResult(_ -> files.remove(last.id()));
        assertThat(store(Samples.paper(1), "a.pdf"))
                .as("what was taken out lies there until it is swept away")
                .isEqualTo(new Storing.TooMuchUnused());
    }

    @Test
    void aFewLargeFilesThatNothingUsesAreEnoughToo() {
        var file = stored(store(Samples.paper(1), "a.pdf"));
        size(file, DataSize.ofMegabytes(500).toBytes() - 100);
        assertThat(store(Samples.paper(1), "a.pdf")).isEqualTo(new Storing.TooMuchUnused());
        size(file, DataSize.ofMegabytes(499).toBytes());
        assertThat(store(Samples.paper(1), "a.pdf")).isInstanceOf(Storing.Stored.class);
    }

    private void size(StoredFile file, long bytes) {
        jdbc.sql("update file.stored set size = ? where id = ?")
                .params(bytes, file.id())
                .update();
    }

    private UUID ofOwner() {
        return jdbc.sql("select id from file.stored where by = ? and not kept limit 1")
                .param(owner)
                .query(UUID.class)
                .single();
    }

    @Test
    void manyUploadsAtOnceDoNotSlipBeneathTheLimit() throws Exception {
        for (int at = 0; at < MOST_UNUSED - 2; at++) {
            stored(store(Samples.paper(1), "a.pdf"));
        }
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var futures = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(() -> {
                        start.await();
                        return store(Samples.paper(1), "a.pdf");
                    }))
                    .toList();
            start.countDown();
            int taken = 0;
            for (var future : futures) {
                taken += future.get() instanceof Storing.Stored ? 1 : 0;
            }
            assertThat(taken).isEqualTo(2);
        }
    }

    private Storing store(byte[] content, String name) {
        return files.store(new StoreFile(new ByteArrayResource(content), name, owner, ""));
    }

    private static StoredFile stored(Storing storing) {
        assertThat(storing).isInstanceOf(Storing.Stored.class);
        return ((Storing.Stored) storing).file();
    }
}
