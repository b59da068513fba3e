package org.tiaokuai.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The least that a submission can cost: its rows by plain JDBC, four statements and a commit, into tables of the same
 * shape with the same indexes and constraints.
 */
final class Floor {

    /** What one submission changes; the benchmark refuses to run when the platform begins to write more. */
    static final Map<String, Long> ROWS =
            Map.of("casework.application", 1L, "casework.case_event", 1L, "ledger.leaf", 1L, "draft.draft", -1L);

    private static final String[] TABLES = {
        "create schema floor",
        "create table floor.draft (like draft.draft including all)",
        "create table floor.application (like casework.application including all)",
        "create table floor.case_event (like casework.case_event including all)",
        "create table floor.leaf (like ledger.leaf including all)",
        "alter table floor.case_event add foreign key (number) references floor.application",
    };

    private final Connection connection;
    private final String url;
    private final Map<String, @Nullable Object> application;
    private final Map<String, @Nullable Object> event;
    private final Map<String, @Nullable Object> leaf;

    private Floor(
            Connection connection,
            String url,
            Map<String, @Nullable Object> application,
            Map<String, @Nullable Object> event,
            Map<String, @Nullable Object> leaf) {
        this.connection = connection;
        this.url = url;
        this.application = application;
        this.event = event;
        this.leaf = leaf;
    }

    /** Takes its rows from a real submission. */
    static Floor of(Connection connection, String url, String number) throws SQLException {
        Rows.execute(connection, TABLES);
        var application = Rows.only(connection, "select * from casework.application where number = '" + number + "'");
        var event = new LinkedHashMap<>(
                Rows.only(connection, "select * from casework.case_event where number = '" + number + "'"));
        event.remove("id");
        var leaf = Rows.only(
                connection, "select kind, about, row, text, hash, mac from ledger.leaf where about = '" + number + "'");
        return new Floor(connection, url, application, event, leaf);
    }

    List<UUID> prepare(int count) throws SQLException {
        Rows.execute(connection, """
                insert into floor.draft (id, account, item, item_version, answers, pages, started_at, saved_at)
                select gen_random_uuid(), gen_random_uuid(), item, item_version, answers, pages, now(), now()
                from (select * from draft.draft limit 1) as one, generate_series(1, %d)""".formatted(count));
        var drafts = new ArrayList<UUID>(count);
        for (var row : Rows.all(connection, "select id from floor.draft")) {
            drafts.add((UUID) row.get("id"));
        }
        return drafts;
    }

    /** One writer with a connection of its own; each call of the consumer is one transaction. */
    Writer writer() throws SQLException {
        return new Writer(DriverManager.getConnection(url), true);
    }

    /** The same, and nothing goes into the ledger. */
    Writer writerWithoutLedger() throws SQLException {
        return new Writer(DriverManager.getConnection(url), false);
    }

    final class Writer implements Workers.Worker<UUID> {

        private final Connection own;
        private final boolean recorded;
        private final PreparedStatement insertApplication;
        private final PreparedStatement insertEvent;
        private final PreparedStatement insertLeaf;
        private final PreparedStatement deleteDraft;
        private final Map<String, @Nullable Object> applicationRow = new LinkedHashMap<>(application);
        private final Map<String, @Nullable Object> eventRow = new LinkedHashMap<>(event);
        private final Map<String, @Nullable Object> leafRow = new LinkedHashMap<>(leaf);

        private Writer(Connection own, boolean recorded) throws SQLException {
            this.own = own;
            this.recorded = recorded;
            own.setAutoCommit(false);
            insertApplication = own.prepareStatement(insert("floor.application", application));
            insertEvent = own.prepareStatement(insert("floor.case_event", event));
            insertLeaf = own.prepareStatement(insert("floor.leaf", leaf));
            deleteDraft = own.prepareStatement("delete from floor.draft where id = ?");
        }

        @Override
        public void work(UUID draft) throws SQLException {
            // As long as a real number, and as unique as the draft.
            var number = draft.toString().substring(0, 17);
            var account = UUID.randomUUID();
            applicationRow.put("number", number);
            applicationRow.put("draft", draft);
            applicationRow.put("account", account);
            eventRow.put("number", number);
            eventRow.put("actor", account);
            Rows.set(insertApplication, applicationRow.values().toArray());
            insertApplication.executeUpdate();
            Rows.set(insertEvent, eventRow.values().toArray());
            insertEvent.executeUpdate();
            if (recorded) {
                leafRow.put("about", number);
                Rows.set(insertLeaf, leafRow.values().toArray());
                insertLeaf.executeUpdate();
            }
            Rows.set(deleteDraft, draft);
            if (deleteDraft.executeUpdate() != 1) {
                throw new IllegalStateException("The floor's draft " + draft + " was not there");
            }
            own.commit();
        }

        @Override
        public void close() throws SQLException {
            own.close();
        }
    }

    private static String insert(String table, Map<String, @Nullable Object> row) {
        return "insert into " + table + " (" + String.join(", ", row.keySet()) + ") values ("
                + String.join(", ", Collections.nCopies(row.size(), "?")) + ")";
    }
}
