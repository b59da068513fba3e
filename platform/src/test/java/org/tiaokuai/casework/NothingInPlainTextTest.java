package org.tiaokuai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Casework.DecideApplication;
import org.tiaokuai.casework.Casework.ReceiveApplication;

/** Personal data are stored sealed: a planted person is looked for in every column of every table. */
@EmptyPlatform
class NothingInPlainTextTest {

    private static final String NAME = "欧阳𠮷䶮";
    private static final String ILLNESS = "先天性听障一级";

    private final Casework casework;
    private final SmallTown town;
    private final JdbcTemplate jdbc;

    @Autowired
    NothingInPlainTextTest(Casework casework, SmallTown town, JdbcTemplate jdbc) {
        this.casework = casework;
        this.town = town;
        this.jdbc = jdbc;
    }

    @Test
    void noColumnOfAnyTableHoldsThePersonInPlainTextAtAnyStep() {
        var department = town.department("局" + UUID.randomUUID());
        var item = town.item(department).code();
        var number = SmallTown.number();
        var resident = town.registered(NAME, number);
        var draft = town.filledIn(resident, item, Map.of("wish", "公开的愿望", "illness", ILLNESS));
        assertNowhere(number);
        var submitted = town.handIn(resident, draft);
        assertNowhere(number);
        var window = town.officer(department, Role.WINDOW);
        var approver = town.officer(department, Role.APPROVER);
        casework.receive(new ReceiveApplication(window, submitted, true, "", ""));
        casework.open(window, submitted);
        casework.decide(new DecideApplication(approver, submitted, true, "", ""));
        casework.open(approver, submitted);
        assertNowhere(number);
        assertThat(found("公开的愿望")).anyMatch(place -> place.startsWith("casework.application"));
    }

    private void assertNowhere(String number) {
        for (var secret : List.of(NAME, number, number.substring(6, 14) + number.substring(14), ILLNESS, "欧阳")) {
            assertThat(found(secret)).as(secret).isEmpty();
        }
    }

    @Test
    void theSearchForPlainTextFindsWhatIsThere() {
        var name = "看得见的局" + UUID.randomUUID();
        town.department(name);
        assertThat(found(name)).contains("organisation.department");
        assertThat(tables()).hasSizeGreaterThan(20).contains("access.session_attributes", "public.event_publication");
    }

    /** As text, and as the hexadecimal digits in which bytes are shown. */
    private List<String> found(String text) {
        var hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        var places = new ArrayList<String>();
        for (var table : tables()) {
            var sql = "select count(*) from " + table + " as r where strpos(r::text, ?) > 0 or strpos(r::text, ?) > 0";
            Long rows = jdbc.queryForObject(sql, Long.class, text, hex);
            if (rows != null && rows > 0) {
                places.add(table);
            }
        }
        return places;
    }

    private List<String> tables() {
        return jdbc.queryForList("""
                select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables
                where schemaname not in ('pg_catalog', 'information_schema')
                """, String.class);
    }
}
