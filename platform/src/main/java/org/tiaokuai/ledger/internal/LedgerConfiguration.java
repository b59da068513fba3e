package org.tiaokuai.ledger.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    @Bean
    HeadKey keyOfTheLedger(@Value("${tiaokuai.ledger.key-file}") Path file) throws IOException {
        return HeadKey.in(file);
    }
}
