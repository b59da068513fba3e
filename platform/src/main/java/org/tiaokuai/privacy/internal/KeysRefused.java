package org.tiaokuai.privacy.internal;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The root key that is set is not there, or not the one that this database needs; one sentence for whoever started. */
final class KeysRefused extends IllegalStateException {

    KeysRefused(String sentence) {
        this(sentence, null);
    }

    KeysRefused(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /** Says it without the trace. */
    static final class Analyzer extends AbstractFailureAnalyzer<KeysRefused> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, KeysRefused cause) {
            return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
        }
    }
}
