package org.tiaokuai.intake.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.intake.Column;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Choices of columns by name: a city's system exports the same table each time. */
@Repository
class SavedColumns {

    private final JsonMapper json = JsonMapper.shared();
    private final JdbcClient jdbc;

    SavedColumns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<String> names() {
        return jdbc.sql("select name from intake.saved_columns order by name")
                .query(String.class)
                .list();
    }

    Optional<Map<Column, String>> of(String name) {
        return jdbc.sql("select columns from intake.saved_columns where name = :name")
                .param("name", name)
                .query(String.class)
                .optional()
                .map(columns -> json.readValue(columns, new TypeReference<>() {}));
    }

    void put(String name, Map<Column, String> columns, UUID account, Instant now) {
        jdbc.sql("""
                        insert into intake.saved_columns (name, columns, account, saved_at)
                        values (:name, cast(:columns as jsonb), :account, :now)
                        on conflict (name) do update set columns = excluded.columns, account = excluded.account,
                            saved_at = excluded.saved_at
                        """)
                .param("name", name)
                .param("columns", json.writeValueAsString(columns))
                .param("account", account)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
