package org.tiaokuai.privacy.internal;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Sealed;

/** Refuses to start with a key file that is not the one with which this database was written. */
@Component
class KeyCheck implements SmartInitializingSingleton {

    private static final String KNOWN = "条块";

    private final JdbcClient jdbc;
    private final Keys keys;

    KeyCheck(JdbcClient jdbc, Keys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    @Override
    public void afterSingletonsInstantiated() {
        jdbc.sql("insert into privacy.key_check (key_id, sealed) values ('k1', :sealed) on conflict do nothing")
                .param("sealed", keys.seal(KNOWN).envelope())
                .update();
        var sealed = jdbc.sql("select sealed from privacy.key_check where key_id = 'k1'")
                .query(String.class)
                .single();
        try {
            keys.open(new Sealed(sealed));
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "The key file (tiaokuai.privacy.key-file) is not the one this database was written with", e);
        }
    }
}
