package org.tiaokuai.operation.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.ImportReport;
import org.tiaokuai.form.Forms;
import org.tiaokuai.organisation.Organisation;

/** The command {@code import-guides FILE}: loads a guide export and reports by line what it doubts. */
@Component
@ConditionalOnProperty(name = "tiaokuai.command", havingValue = "import-guides")
class ImportGuides implements ApplicationRunner, ExitCodeGenerator {

    private static final Logger LOG = LoggerFactory.getLogger(ImportGuides.class);

    private final Catalogue catalogue;
    private final Organisation organisation;
    private final Forms forms;
    private final String file;
    private int exitCode = 1;

    ImportGuides(
            Catalogue catalogue,
            Organisation organisation,
            Forms forms,
            @Value("${tiaokuai.command-file}") String file) {
        this.catalogue = catalogue;
        this.organisation = organisation;
        this.forms = forms;
        this.file = file;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        var path = Path.of(file);
        if (!Files.isReadable(path)) {
            LOG.error("There is no readable file {}", path.toAbsolutePath());
            return;
        }
        var receiver = organisation.receivingDepartment();
        if (receiver.isEmpty()) {
            LOG.error("No department receives what others are not responsible for; establish departments first");
            return;
        }
        var form = forms.general();
        LOG.info("Importing guides from {}", path.getFileName());
        try (var lines = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            var report = catalogue.importGuides(lines, receiver.get().id(), form);
            tell(report, receiver.get().name());
            exitCode = report.broken() == 0 ? 0 : 2;
        }
    }

    private static void tell(ImportReport report, String receiver) {
        for (var doubt : report.doubts()) {
            LOG.info(
                    "line {}{}: {}{}",
                    doubt.line(),
                    doubt.broken() ? " NOT TAKEN" : "",
                    doubt.what(),
                    doubt.code().isEmpty() ? "" : " [" + doubt.code() + "]");
        }
        LOG.info(
                "{} lines: {} published, {} unchanged, {} not taken; {} doubts",
                report.lines(),
                report.published(),
                report.unchanged(),
                report.broken(),
                report.doubts().size());
        if (report.unknownBodies() > 0) {
            LOG.info("{} bodies are not on the platform; {} receives for them", report.unknownBodies(), receiver);
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
