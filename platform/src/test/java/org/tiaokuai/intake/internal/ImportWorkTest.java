package org.tiaokuai.intake.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.intake.GuideImports;
import org.tiaokuai.intake.GuideImports.Start;
import org.tiaokuai.intake.GuideImports.StartImport;
import org.tiaokuai.intake.ImportRun.State;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Organisation;

/** What becomes of a run when a node dies or several are there. */
@EmptyPlatform
class ImportWorkTest {

    private static final int GUIDES = 2 * ImportBatch.ROWS + 50;

    private final GuideImports imports;
    private final ImportWork work;
    private final ImportBatch batch;
    private final ImportRuns runs;
    private final ImportFiles files;
    private final DataSource database;

    @Autowired
    ImportWorkTest(
            GuideImports imports,
            ImportWork work,
            ImportBatch batch,
            ImportRuns runs,
            ImportFiles files,
            DataSource database) {
        this.imports = imports;
        this.work = work;
        this.batch = batch;
        this.runs = runs;
        this.files = files;
        this.database = database;
    }

    @Autowired
    void aDepartmentReceives(Organisation organisation, SmallTown town) {
        if (organisation.receivingDepartment().isEmpty()) {
            var city = town.department("某局" + UUID.randomUUID()).division();
            organisation.establishDepartments(
                    List.of(new Department(UUID.randomUUID(), "RECEIVER", "受理局", "受理局", "受理", city, true)));
        }
    }

    @Test
    void aRunThatWasCutOffGoesOnWhereItStoodAndCountsNothingTwice() throws Exception {
        try (var other = new OtherNode()) {
            var run = start();
            assertThat(imports.run(run).orElseThrow().lines()).isZero();
            other.lets();
            var job = runs.next().orElseThrow();
            try (var file = work.open(job)) {
                assertThat(batch.take(job, file)).isTrue();
            }
            assertThat(imports.run(run).orElseThrow().lines()).isEqualTo(ImportBatch.ROWS);
            work.work();
            var ended = imports.run(run).orElseThrow();
            assertThat(ended.state()).isEqualTo(State.DONE);
            assertThat(ended.lines()).isEqualTo(GUIDES);
            assertThat(ended.published()).isEqualTo(GUIDES);
            assertThat(files.open(run).read()).isEqualTo(-1);
        }
    }

    @Test
    void twoNodesNeverTakeTheSameLines() throws Exception {
        try (var other = new OtherNode()) {
            var run = start();
            other.lets();
            var job = runs.next().orElseThrow();
            try (var mine = work.open(job);
                    var theirs = work.open(job)) {
                assertThat(batch.take(job, mine)).isTrue();
                assertThat(batch.take(job, theirs)).isFalse();
                assertThat(batch.take(job, mine)).isTrue();
                assertThat(imports.cancel(run)).isTrue();
                assertThat(batch.take(job, mine)).isFalse();
            }
            assertThat(imports.run(run).orElseThrow().published()).isEqualTo(2 * ImportBatch.ROWS);
        }
    }

    @Test
    void aRunThatIsCancelledKeepsWhatWasPublishedAndNothingOfItsFile() throws Exception {
        try (var other = new OtherNode()) {
            var run = start();
            assertThat(imports.cancel(run)).isTrue();
            assertThat(imports.cancel(run)).isFalse();
            other.lets();
            work.work();
            assertThat(imports.run(run).orElseThrow().state()).isEqualTo(State.CANCELLED);
            assertThat(imports.run(run).orElseThrow().lines()).isZero();
            assertThat(files.open(run).read()).isEqualTo(-1);
        }
    }

    private UUID start() throws IOException, InterruptedException {
        var body = "13"
                + UUID.randomUUID().toString().replace("-", "").substring(0, 16).toUpperCase();
        var lines = IntStream.range(0, GUIDES)
                .mapToObj(at -> "{\"TASK_CODE\":\"%s2440101%03d%03d\",\"TASK_NAME\":\"事%d\"}"
                        .formatted(body, at / 100, at % 100, at))
                .collect(Collectors.joining("\n"));
        var content = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
        var run = ((Start.Started) imports.start(new StartImport("x", content, null))).run();
        // The worker of this node wakes, and finds the other at it.
        Thread.sleep(500);
        return run;
    }

    /** Takes the lock as another node would. */
    private final class OtherNode implements AutoCloseable {

        private final Connection connection = database.getConnection();

        OtherNode() throws SQLException {
            run("select pg_advisory_lock(" + ImportRuns.ONE_AT_A_TIME + ")");
        }

        void lets() throws SQLException {
            run("select pg_advisory_unlock_all()");
        }

        private void run(String sql) throws SQLException {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        @Override
        public void close() throws SQLException {
            lets();
            connection.close();
        }
    }
}
