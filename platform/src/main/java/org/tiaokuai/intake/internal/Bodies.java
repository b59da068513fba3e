package org.tiaokuai.intake.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Catalogue.Count;
import org.tiaokuai.intake.UnknownBody;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Organisation;

/** Bodies that items name, and who handles their items here: nobody becomes a department without being confirmed. */
@Repository
class Bodies {

    private final JdbcClient jdbc;
    private final Catalogue catalogue;
    private final Organisation organisation;

    Bodies(JdbcClient jdbc, Catalogue catalogue, Organisation organisation) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.organisation = organisation;
    }

    /** Who handles the items of a body: a department by its code or its name, or as the authority settled. */
    Map<String, UUID> handlers(UUID receiver) {
        var handlers = new HashMap<String, UUID>();
        jdbc.sql("select code, department from intake.body where settled is not null")
                .query((row, at) -> handlers.put(
                        row.getString("code"),
                        Optional.ofNullable(row.getObject("department", UUID.class))
                                .orElse(receiver)))
                .list();
        for (var department : organisation.departments()) {
            handlers.putIfAbsent(department.name(), department.id());
            handlers.putIfAbsent(department.shortName(), department.id());
            handlers.put(department.creditCode(), department.id());
        }
        return handlers;
    }

    /** The departments of the platform as tables name them: by code, by name and by short name. */
    Map<String, Department> departments() {
        var departments = new HashMap<String, Department>();
        for (var department : organisation.departments()) {
            departments.putIfAbsent(department.name(), department);
            departments.putIfAbsent(department.shortName(), department);
            departments.put(department.creditCode(), department);
        }
        return departments;
    }

    /** A body on some lines of a run. */
    record Named(String name, int lines) {}

    void propose(UUID run, Map<String, Named> bodies) {
        if (bodies.isEmpty()) {
            return;
        }
        var codes = bodies.keySet().toArray(String[]::new);
        jdbc.sql("""
                        insert into intake.body (code, name)
                        select * from unnest(cast(:codes as text[]), cast(:names as text[])) on conflict do nothing
                        """)
                .param("codes", codes)
                .param("names", bodies.values().stream().map(Named::name).toArray(String[]::new))
                .update();
        jdbc.sql("""
                        insert into intake.run_body as known (run, body, items)
                        select :run, * from unnest(cast(:codes as text[]), cast(:lines as int[]))
                        on conflict (run, body) do update set items = known.items + excluded.items
                        """)
                .param("run", run)
                .param("codes", codes)
                .param("lines", bodies.values().stream().map(Named::lines).toArray(Integer[]::new))
                .update();
    }

    List<UnknownBody> of(UUID run) {
        return jdbc.sql("""
                        select b.code, b.name, r.items from intake.run_body r join intake.body b on b.code = r.body
                        where r.run = :run and b.settled is null order by r.items desc, b.code
                        """).param("run", run).query(UnknownBody.class).list();
    }

    /** Those with most items first. */
    List<UnknownBody> unknown() {
        var items = catalogue.departments().stream().collect(Collectors.toMap(Count::key, Count::items, Long::sum));
        return jdbc
                .sql("select code, name from intake.body where settled is null")
                .query((row, at) -> new UnknownBody(
                        row.getString("code"), row.getString("name"), items.getOrDefault(row.getString("code"), 0L)))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(UnknownBody::items).reversed().thenComparing(UnknownBody::code))
                .toList();
    }

    Optional<UnknownBody> lock(String code) {
        return jdbc.sql(
                        "select code, name, 0 as items from intake.body where code = :code and settled is null for update")
                .param("code", code)
                .query(UnknownBody.class)
                .optional();
    }

    void settle(String code, String how, @Nullable UUID department, Officer by, Instant now) {
        jdbc.sql("""
                        update intake.body set settled = :how, department = :department, account = :account,
                            post = :post, settled_at = :now
                        where code = :code
                        """)
                .param("code", code)
                .param("how", how)
                .param("department", department)
                .param("account", by.account())
                .param("post", by.post().id())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
