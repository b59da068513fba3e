package org.tiaokuai.evidence.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.tiaokuai.ledger.Checks;

/** The command {@code check-ledger}: makes everything again from the rows, and names what does not fit; 2 if anything. */
@Component
@ConditionalOnProperty(name = "tiaokuai.command", havingValue = "check-ledger")
class CheckLedger implements ApplicationRunner, ExitCodeGenerator {

    private static final Logger LOG = LoggerFactory.getLogger(CheckLedger.class);

    private final Checks checks;
    private int exitCode = 1;

    CheckLedger(Checks checks) {
        this.checks = checks;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var report = checks.check();
        for (var finding : report.findings()) {
            LOG.error(
                    "{} {} {} row {}: ledger {} table {}",
                    finding.fault(),
                    finding.kind(),
                    finding.about(),
                    finding.row(),
                    finding.recorded(),
                    finding.standing());
        }
        LOG.info("{} leaves, {} findings", report.size(), report.found());
        exitCode = report.clean() ? 0 : 2;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
