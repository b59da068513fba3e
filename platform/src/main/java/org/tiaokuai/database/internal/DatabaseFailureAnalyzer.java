package org.tiaokuai.database.internal;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.tiaokuai.database.DatabaseStartRefused;

/** Shows a refused start as its one sentence, instead of pages of stack trace that hide it. */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<DatabaseStartRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DatabaseStartRefused cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
