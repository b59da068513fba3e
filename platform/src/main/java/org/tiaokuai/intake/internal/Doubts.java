package org.tiaokuai.intake.internal;

import java.util.List;
import java.util.UUID;
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

    List<Doubt> of(UUID id, int from, int most) {
        return jdbc.sql("""
                        select line, code, kind, detail from intake.doubt
                        where run = :id and number > :after order by number limit :most
                        """)
                .param("id", id)
                .param("after", from)
                .param("most", most)
                .query(Doubt.class)
                .list();
    }
}
