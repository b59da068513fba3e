package org.tiaokuai.offender;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Breaks a house rule on purpose: it speaks to the database outside an internal package. */
public class LooseSql {

    int count(JdbcClient jdbc) {
        return jdbc.sql("select 1").query(Integer.class).single();
    }
}
