package org.tiaokuai.demo.internal;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The database holds the other sort of data: the demonstration city where real data belong, or the reverse. */
final class WrongDatabase extends RuntimeException {

    WrongDatabase(String sentence) {
        super(sentence);
    }

    /** Its sentence is all that there is to say. */
    static final class Analyzer extends AbstractFailureAnalyzer<WrongDatabase> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, WrongDatabase cause) {
            return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
        }
    }
}
