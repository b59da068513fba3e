package org.tiaokuai.privacy.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

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
}
