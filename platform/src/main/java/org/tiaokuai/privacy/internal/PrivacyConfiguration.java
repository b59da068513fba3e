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
    Keys keysOfPersonalData(@Value("${tiaokuai.privacy.key-file}") Path file) throws IOException {
        return Keys.from(new KeyFile(file));
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
