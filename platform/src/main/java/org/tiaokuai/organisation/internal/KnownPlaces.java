package org.tiaokuai.organisation.internal;

import java.util.Optional;
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
    public Optional<String> name(String code) {
        return jdbc.sql("select name from organisation.division where civil_code = :code order by code limit 1")
                .param("code", code)
                .query(String.class)
                .optional();
    }
}
