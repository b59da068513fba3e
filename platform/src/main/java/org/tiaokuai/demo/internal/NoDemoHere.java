package org.tiaokuai.demo.internal;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** In production: refuses a database with the invented city, whose accounts everybody knows the password of. */
@Component
@ConditionalOnProperty(name = "tiaokuai.demo", havingValue = "false", matchIfMissing = true)
class NoDemoHere implements SmartInitializingSingleton {

    private final JdbcClient jdbc;

    NoDemoHere(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (jdbc.sql("select exists (select from demo.world)")
                .query(Boolean.class)
                .single()) {
            throw new WrongDatabase(
                    "This database holds the demonstration city; production needs a database of its own.");
        }
    }
}
