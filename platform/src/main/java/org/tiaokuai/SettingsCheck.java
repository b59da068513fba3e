package org.tiaokuai;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/** Refuses a setting of ours that this version does not know: one that was retired, or that was mistyped. */
class SettingsCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final String OURS = "tiaokuai.";

    /** Those that an operator may set; docs/running.md explains each. */
    static final Set<String> FOR_OPERATORS = Set.of(
            "tiaokuai.home",
            "tiaokuai.demo",
            "tiaokuai.site-name",
            "tiaokuai.site-name-en",
            "tiaokuai.public-address",
            "tiaokuai.trusted-proxies",
            "tiaokuai.ledger.key-file",
            "tiaokuai.ledger.folder",
            "tiaokuai.ledger.hash",
            "tiaokuai.ledger.witnesses",
            "tiaokuai.backup.key-file",
            "tiaokuai.privacy.key-file",
            "tiaokuai.privacy.former-key-file",
            "tiaokuai.privacy.pkcs11.config",
            "tiaokuai.privacy.pkcs11.alias",
            "tiaokuai.privacy.pkcs11.pin-file",
            "tiaokuai.privacy.former-pkcs11.config",
            "tiaokuai.privacy.former-pkcs11.alias",
            "tiaokuai.privacy.former-pkcs11.pin-file",
            "tiaokuai.privacy.algorithm",
            "tiaokuai.file.folder",
            "tiaokuai.file.largest",
            "tiaokuai.file.largest-import",
            "tiaokuai.file.most-unused",
            "tiaokuai.file.largest-unused",
            "tiaokuai.file.clamd",
            "tiaokuai.file.s3.address",
            "tiaokuai.file.s3.region",
            "tiaokuai.file.s3.bucket",
            "tiaokuai.file.s3.access-key",
            "tiaokuai.file.s3.secret-key",
            "tiaokuai.access.second-factor",
            "tiaokuai.access.activation-days");

    /** Those that the program sets for its own commands. */
    static final Set<String> INTERNAL = Set.of("tiaokuai.command", "tiaokuai.command-file");

    /** What was set and means nothing. */
    static final class UnknownSettings extends RuntimeException {

        private final Set<String> names;

        UnknownSettings(Set<String> names) {
            super("Unknown settings " + names);
            this.names = names;
        }
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent prepared) {
        var unknown = unknown(prepared.getEnvironment());
        if (!unknown.isEmpty()) {
            throw new UnknownSettings(unknown);
        }
    }

    private static Set<String> unknown(ConfigurableEnvironment environment) {
        var names = new TreeSet<String>();
        for (var source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> known) {
                names.addAll(List.of(known.getPropertyNames()));
            }
        }
        names.removeIf(name -> !name.startsWith(OURS));
        names.removeAll(FOR_OPERATORS);
        names.removeAll(INTERNAL);
        return names;
    }

    /** Says which, and where to look. */
    static final class Analyzer extends AbstractFailureAnalyzer<UnknownSettings> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, UnknownSettings cause) {
            return new FailureAnalysis(
                    "This version knows no setting " + String.join(", ", cause.names) + ".",
                    "Remove it, or look in docs/running.md for what took its place.",
                    cause);
        }
    }
}
