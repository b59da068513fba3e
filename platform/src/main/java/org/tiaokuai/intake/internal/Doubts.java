package org.tiaokuai.intake.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.intake.Doubt;

/** What a run doubts, in the order of its lines. */
@Repository
class Doubts {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;

    Doubts(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void write(UUID id, List<Doubt> doubts, int before) {
        var rows = new SqlParameterSource[doubts.size()];
        for (int at = 0; at < rows.length; at++) {
            var doubt = doubts.get(at);
            rows[at] = new MapSqlParameterSource("run", id)
                    .addValue("number", before + at + 1)
                    .addValue("line", doubt.line())
                    .addValue("code", doubt.code())
                    .addValue("kind", doubt.kind().name())
                    .addValue("detail", doubt.detail());
        }
        if (rows.length > 0) {
            batches.batchUpdate("""
                    insert into intake.doubt (run, number, line, code, kind, detail)
                    values (:run, :number, :line, :code, :kind, :detail)
                    """, rows);
        }
    }

    Map<Doubt.Kind, Integer> kinds(UUID id) {
        var kinds = new LinkedHashMap<Doubt.Kind, Integer>();
        jdbc.sql(
                        "select kind, count(*) as many from intake.doubt where run = :id group by kind order by many desc, kind")
                .param("id", id)
                .query(row -> {
                    kinds.put(Doubt.Kind.valueOf(row.getString("kind")), row.getInt("many"));
                });
        return kinds;
    }

    List<Doubt> of(UUID id, Doubt.@Nullable Kind kind, int skipped, int most) {
        return jdbc.sql("""
                        select line, code, kind, detail from intake.doubt
                        where run = :id and (cast(:kind as text) is null or kind = :kind)
                        order by number offset :skipped limit :most
                        """)
                .param("id", id)
                .param("kind", kind == null ? null : kind.name())
                .param("skipped", skipped)
                .param("most", most)
                .query(Doubt.class)
                .list();
    }
}
