package org.tiaokuai.privacy.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tiaokuai.privacy.Policy;

@Configuration(proxyBeanMethods = false)
class PrivacyConfiguration {

    @Bean
    RootKeys rootKeysOfPersonalData(
            @Value("${tiaokuai.privacy.key-file}") Path file,
            @Value("${tiaokuai.privacy.former-key-file}") String former)
            throws IOException {
        var before = former.isEmpty() ? null : new RootKey(new KeyFile(Path.of(former)).kept());
        return new RootKeys(new RootKey(new KeyFile(file).secret()), before);
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
