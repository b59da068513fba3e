package org.tiaokuai.ledger.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tiaokuai.ledger.Head;

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

    /** Refuses to go on with a ledger in another hash than the one in which it began: nothing before could be proved. */
    @Bean
    SmartInitializingSingleton sameHash(Trees trees, TreeHash hash) {
        return () -> trees.heads(1).stream()
                .map(Head::hash)
                .filter(begun -> !begun.equals(hash.label()))
                .forEach(begun -> {
                    throw new IllegalStateException("The ledger was begun with tiaokuai.ledger.hash " + begun
                            + ", and cannot go on with " + hash.label());
                });
    }
}
