package org.tiaokuai.backup.internal;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rows of all tables as PostgreSQL writes them out: any later version of it, on any machine, reads them. */
final class Tables {

    static final String PREFIX = "rows/";
    static final String SEQUENCES = "sequences.json";

    /** Those that migrations keep about themselves are made by the same migrations. */
    private static final String OURS = """
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'database')
                and n.nspname not like 'pg\\_temp%' and n.nspname not like 'pg\\_toast%'
                and c.relname not like 'flyway\\_%'
                and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') and c.relkind =\s""";

    private static final String TABLES = """
            select format('%I.%I (%s)', n.nspname, c.relname,
                (select string_agg(format('%I', a.attname), ', ' order by a.attnum) from pg_attribute a
                 where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''))
            """ + OURS + "'r' order by 1";

    private static final String SEQUENCES_OF_OURS = "select format('%I.%I', n.nspname, c.relname) " + OURS + "'S'";

    private static final String TIES = """
            select format('%I.%I', n.nspname, c.relname), format('%I', t.conname), pg_get_constraintdef(t.oid)
            from pg_constraint t join pg_class c on c.oid = t.conrelid join pg_namespace n on n.oid = c.relnamespace
            where t.contype = 'f'
            """;

    private final Connection connection;

    Tables(Connection connection) {
        this.connection = connection;
    }

    /** @param last the value that was given out last, or will be first */
    record Sequence(String name, long last, boolean given) {}

    /** Between two tables nothing changes where the transaction sees one moment. */
    void write(BackupWriter writer) throws SQLException, IOException {
        var copying = new CopyManager(connection.unwrap(BaseConnection.class));
        for (var table : ask(TABLES)) {
            try (var entry = writer.entry(PREFIX + table.getFirst())) {
                copying.copyOut("copy " + table.getFirst() + " to stdout", entry);
            }
        }
        // These see no moment, and only ever grow: what is written is never behind the rows.
        writer.text(SEQUENCES, JsonMapper.shared().writeValueAsString(sequences()));
    }

    private List<Sequence> sequences() throws SQLException {
        var sequences = new ArrayList<Sequence>();
        for (var name : ask(SEQUENCES_OF_OURS)) {
            var row =
                    ask("select last_value, is_called from " + name.getFirst()).getFirst();
            sequences.add(new Sequence(
                    name.getFirst(), Long.parseLong(row.get(0)), row.get(1).equals("t")));
        }
        return sequences;
    }

    /** Fills tables that migrations just made. Rows that point at each other come in any order, and must fit at the end. */
    void fill(Entries entries) throws SQLException, IOException {
        var ties = ask(TIES);
        for (var tie : ties) {
            run("alter table " + tie.get(0) + " drop constraint " + tie.get(1));
        }
        for (var table : ask(TABLES)) {
            run("truncate " + table.getFirst().substring(0, table.getFirst().indexOf(" (")));
        }
        entries.each(this::take);
        for (var tie : ties) {
            run("alter table " + tie.get(0) + " add constraint " + tie.get(1) + " " + tie.get(2));
        }
    }

    /** Gives one entry after another. */
    interface Entries {
        void each(Taker taker) throws SQLException, IOException;
    }

    /** Takes an entry. */
    interface Taker {
        void take(String name, InputStream content) throws SQLException, IOException;
    }

    private void take(String name, InputStream content) throws SQLException, IOException {
        if (name.startsWith(PREFIX)) {
            new CopyManager(connection.unwrap(BaseConnection.class))
                    .copyIn("copy " + name.substring(PREFIX.length()) + " from stdin", content);
        } else if (name.equals(SEQUENCES)) {
            for (var sequence : JsonMapper.shared().readValue(content, new TypeReference<List<Sequence>>() {})) {
                try (var set = connection.prepareStatement("select setval(cast(? as regclass), ?, ?)")) {
                    set.setString(1, sequence.name());
                    set.setLong(2, sequence.last());
                    set.setBoolean(3, sequence.given());
                    set.execute();
                }
            }
        }
    }

    private List<List<String>> ask(String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            var rows = new ArrayList<List<String>>();
            while (answer.next()) {
                var row = new ArrayList<String>();
                for (int column = 1; column <= answer.getMetaData().getColumnCount(); column++) {
                    row.add(answer.getString(column));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
