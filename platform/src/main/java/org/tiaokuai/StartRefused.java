package org.tiaokuai;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Tells why the platform did not start: what is wrong and what to do, and nothing around it. */
class StartRefused implements FailureAnalysisReporter {

    private static final Logger LOG = LoggerFactory.getLogger(StartRefused.class);

    @Override
    public void report(FailureAnalysis analysis) {
        LOG.error(
                "Refused. {}{}",
                analysis.getDescription(),
                analysis.getAction() == null ? "" : " " + analysis.getAction());
    }
}
