package org.tiaokuai.organisation.internal;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.calendar.HolidayNotices;

/** Tells the calendar which divisions there are. */
@Repository
class KnownPlaces implements HolidayNotices.Places {

    private final JdbcClient jdbc;

    KnownPlaces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean known(String code) {
        return jdbc.sql("select exists (select from organisation.division where civil_code = :code)")
                .param("code", code)
                .query(Boolean.class)
                .single();
    }
}
