package org.tiaokuai.privacy.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.tiaokuai.privacy.Policy;

@Configuration(proxyBeanMethods = false)
class PrivacyConfiguration {

    @Bean
    RootKey.InUse rootKeysOfPersonalData(Environment settings) throws IOException {
        return new RootKey.InUse(current(settings), former(settings));
    }

    /** Where there is a token, the file is left alone and none is made. */
    private static RootKey current(Environment settings) throws IOException {
        var token = new TokenRoot.Place(
                "tiaokuai.privacy.pkcs11",
                settings.getRequiredProperty("tiaokuai.privacy.pkcs11.config"),
                settings.getRequiredProperty("tiaokuai.privacy.pkcs11.alias"),
                settings.getRequiredProperty("tiaokuai.privacy.pkcs11.pin-file"));
        return token.set()
                ? TokenRoot.in(token)
                : FileRoot.in(Path.of(settings.getRequiredProperty("tiaokuai.privacy.key-file")));
    }

    private static @Nullable RootKey former(Environment settings) throws IOException {
        var token = new TokenRoot.Place(
                "tiaokuai.privacy.former-pkcs11",
                settings.getRequiredProperty("tiaokuai.privacy.former-pkcs11.config"),
                settings.getRequiredProperty("tiaokuai.privacy.former-pkcs11.alias"),
                settings.getRequiredProperty("tiaokuai.privacy.former-pkcs11.pin-file"));
        var file = settings.getRequiredProperty("tiaokuai.privacy.former-key-file");
        if (token.set() && !file.isEmpty()) {
            throw new KeysRefused("There is one former root key at most: set tiaokuai.privacy.former-key-file or"
                    + " tiaokuai.privacy.former-pkcs11.config, and not both");
        }
        if (token.set()) {
            return TokenRoot.in(token);
        }
        return file.isEmpty() ? null : FileRoot.kept(Path.of(file));
    }

    @Bean
    SealAlgorithm algorithmForPersonalData(@Value("${tiaokuai.privacy.algorithm}") SealAlgorithm algorithm) {
        return algorithm;
    }

    @Bean
    DecisionFunction decisionFunction() {
        return DecisionFunction.shipped();
    }

    /** Made as the platform starts, which it does not with a purpose that nobody weighed. */
    @Bean
    Policy policyOnPersonalData(DecisionFunction decisions) {
        return Policies.shipped(decisions.sets().getFirst());
    }
}
