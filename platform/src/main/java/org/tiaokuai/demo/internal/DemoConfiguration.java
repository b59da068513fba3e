package org.tiaokuai.demo.internal;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stands only where the demonstration is asked for by name. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "tiaokuai.demo", havingValue = "true")
class DemoConfiguration {

    @Bean
    DemoClock clock() {
        return new DemoClock();
    }
}
