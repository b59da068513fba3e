package org.tiaokuai.intake.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.tiaokuai.intake.ImportRun;

/** A run as its pages show it. */
final class RunRow {

    static final String SELECT = """
            select id, file_name, sha256, size, state, person, unit, started_at, finished_at, published,
                unchanged, broken, doubts, bytes_read
            from intake.run
            """;

    private RunRow() {}

    static ImportRun view(ResultSet row, int at) throws SQLException {
        var finished = row.getTimestamp("finished_at");
        return new ImportRun(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getLong("size"),
                ImportRun.State.valueOf(row.getString("state")),
                row.getString("person"),
                row.getString("unit"),
                row.getTimestamp("started_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getInt("published"),
                row.getInt("unchanged"),
                row.getInt("broken"),
                row.getInt("doubts"),
                row.getLong("bytes_read"));
    }
}
