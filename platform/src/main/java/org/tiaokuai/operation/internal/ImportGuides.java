package org.tiaokuai.operation.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.tiaokuai.intake.Doubt;
import org.tiaokuai.intake.GuideImports;
import org.tiaokuai.intake.GuideImports.Start;
import org.tiaokuai.intake.GuideImports.StartImport;
import org.tiaokuai.intake.ImportRun;
import org.tiaokuai.page.Text;

/** The command {@code import-guides FILE}: starts a run as the page does, waits for its end, and tells its doubts. */
@Component
@ConditionalOnProperty(name = "tiaokuai.command", havingValue = "import-guides")
class ImportGuides implements ApplicationRunner, ExitCodeGenerator {

    private static final Logger LOG = LoggerFactory.getLogger(ImportGuides.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int AT_ONCE = 500;

    private final GuideImports imports;
    private final Text text;
    private final String file;
    private int exitCode = 1;

    ImportGuides(GuideImports imports, MessageSource messages, @Value("${tiaokuai.command-file}") String file) {
        this.imports = imports;
        this.text = new Text(messages, Locale.ENGLISH);
        this.file = file;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException, InterruptedException {
        var path = Path.of(file);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            LOG.error("There is no readable file {}", path.toAbsolutePath());
            return;
        }
        try (var content = Files.newInputStream(path)) {
            switch (imports.start(new StartImport(String.valueOf(path.getFileName()), content, null))) {
                case Start.Refused refused -> LOG.error(text.of("intake.imports.fault." + refused.fault()));
                case Start.Started started -> {
                    LOG.info("Importing guides from {}", path.getFileName());
                    tell(ended(started.run()));
                }
            }
        }
    }

    private ImportRun ended(UUID id) throws InterruptedException {
        var run = imports.run(id).orElseThrow();
        if (run.state() == ImportRun.State.UPLOADED) {
            LOG.error(
                    "Nothing in the beginning of the file is called TASK_CODE, so that it is taken for a table: say at"
                            + " /admin/imports/{}/columns which column means what, or write it as docs/guides.md says",
                    id);
            return run;
        }
        for (int told = 0; run.open(); run = imports.run(id).orElseThrow()) {
            if (run.percent() / 10 > told) {
                told = run.percent() / 10;
                LOG.info("{} %, {} rows", run.percent(), run.rows());
            }
            Thread.sleep(PAUSE);
        }
        return run;
    }

    private void tell(ImportRun run) {
        int from = 0;
        List<Doubt> doubts;
        do {
            doubts = imports.doubts(run.id(), from, AT_ONCE);
            doubts.forEach(this::tell);
            from += doubts.size();
        } while (doubts.size() == AT_ONCE);
        LOG.info(
                "{} rows: {} published, {} unchanged, {} not taken; {} doubts",
                run.rows(),
                run.published(),
                run.unchanged(),
                run.broken(),
                run.doubts());
        var bodies = imports.bodiesOf(run.id());
        if (!bodies.isEmpty()) {
            LOG.info("{} bodies are not on the platform; settle them at /admin/imports/bodies", bodies.size());
        }
        exitCode = switch (run.state()) {
            case DONE -> run.broken() == 0 ? 0 : 2;
            case UPLOADED, RUNNING, CANCELLED, FAILED -> 1;
        };
    }

    private void tell(Doubt doubt) {
        LOG.info(
                "line {}{}: {}{}",
                doubt.line(),
                doubt.kind().taken() ? "" : " NOT TAKEN",
                doubt.words(text),
                doubt.code().isEmpty() ? "" : " [" + doubt.code() + "]");
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
