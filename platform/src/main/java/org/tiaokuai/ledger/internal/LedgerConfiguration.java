package org.tiaokuai.ledger.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    @Bean
    TreeHash hashOfTheLedger(@Value("${tiaokuai.ledger.hash}") String label) {
        return TreeHash.of(label);
    }

    @Bean
    HeadKey keyOfTheLedger(@Value("${tiaokuai.ledger.key-file}") Path file, TreeHash hash) throws IOException {
        return HeadKey.in(file, hash);
    }
}
