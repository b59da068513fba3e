package org.tiaokuai;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the sealer has come to each leaf. */
public final class Placed {

    private Placed() {}

    public static boolean all(JdbcClient jdbc) {
        return jdbc.sql("select (select count(*) from ledger.leaf) = (select count(*) from ledger.place)")
                .query(Boolean.class)
                .single();
    }
}
