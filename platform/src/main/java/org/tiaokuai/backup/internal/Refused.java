package org.tiaokuai.backup.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Nothing was done; the message is one sentence for the person at the terminal. */
final class Refused extends RuntimeException {

    Refused(String sentence) {
        this(sentence, null);
    }

    Refused(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** Says it without the trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<Refused> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, Refused cause) {
            return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
        }
    }
}
