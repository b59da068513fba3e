package org.tiaokuai.form.internal;

import com.networknt.schema.SchemaRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.form.Form;
import org.tiaokuai.form.FormRef;
import org.tiaokuai.form.Forms;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Register;
import org.tiaokuai.ledger.Veiled;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Service
class FormsService implements Forms, SmartInitializingSingleton {

    private final JsonMapper json = JsonMapper.shared();
    private final SchemaRegistry schemas = Formats.registry();

    /** A version never changes, so that it may be kept in memory for as long as the process lives. */
    private final ConcurrentHashMap<FormRef, Form> known = new ConcurrentHashMap<>();

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final TransactionTemplate transactions;
    private final Clock clock;

    FormsService(JdbcClient jdbc, Ledger ledger, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Forms from before they were facts go into the ledger at the first start; once one is there, none follows in silence. */
    @Override
    public void afterSingletonsInstantiated() {
        transactions.executeWithoutResult(_ -> adopt());
    }

    private void adopt() {
        ledger.append(jdbc.sql("""
                        update form.form_version set recorded = true
                        where not recorded and not exists (select from form.form_version where recorded)
                        returning id, version, schema, kept_at
                        """)
                .query((row, at) -> fact(
                        new FormRef(row.getString("id"), row.getInt("version")),
                        row.getString("schema"),
                        row.getTimestamp("kept_at").toInstant()))
                .list());
    }

    private static Fact fact(FormRef ref, String schema, Instant keptAt) {
        var version = String.valueOf(ref.version());
        return new Fact(
                Fact.Kind.FORM,
                ref.id(),
                ref.id() + "/" + version,
                keptAt,
                printed(Map.of("version", version, "schema", schema)));
    }

    private static Map<String, String> printed(Map<String, String> row) {
        var printed = new HashMap<>(row);
        printed.computeIfPresent("schema", (_, schema) -> Veiled.json(schema));
        return printed;
    }

    @Bean
    static Register formsKept() {
        return new Register(Fact.Kind.FORM, """
                select id || '/' || version as row, id as about, kept_at as at,
                    jsonb_build_object('version', version::text, 'schema', schema::text) as content
                from form.form_version where recorded
                """, FormsService::printed);
    }

    @Override
    @Transactional
    public FormRef keep(String id, String schema) {
        var tree = json.readTree(schema);
        form(new FormRef(id, 0), tree);
        var canonical = json.writeValueAsString(tree);
        var now = clock.instant();
        jdbc.sql("""
                        insert into form.form_version (id, version, schema, fingerprint, kept_at, recorded)
                        select :id, coalesce(max(version), 0) + 1, cast(:schema as jsonb), :fingerprint, :now, true
                        from form.form_version where id = :id
                        on conflict on constraint a_version_differs_from_the_others_of_its_form do nothing
                        returning version
                        """)
                .param("id", id)
                .param("schema", canonical)
                .param("fingerprint", fingerprint(canonical))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .optional()
                .ifPresent(version -> ledger.append(fact(new FormRef(id, version), canonical, now)));
        var version = jdbc.sql("select version from form.form_version where id = :id and fingerprint = :fingerprint")
                .param("id", id)
                .param("fingerprint", fingerprint(canonical))
                .query(Integer.class)
                .single();
        return new FormRef(id, version);
    }

    @Override
    @Transactional
    public FormRef general() {
        try {
            return keep(
                    "default", new ClassPathResource("form/default.json").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Form get(FormRef ref) {
        return known.computeIfAbsent(ref, wanted -> kept(wanted).orElseThrow());
    }

    @Override
    public Optional<Form> kept(FormRef ref) {
        return jdbc.sql("select schema from form.form_version where id = :id and version = :version")
                .param("id", ref.id())
                .param("version", ref.version())
                .query(String.class)
                .optional()
                .map(schema -> form(ref, json.readTree(schema)));
    }

    private Form form(FormRef ref, JsonNode schema) {
        var pages = new SchemaReader(schema).pages();
        if (pages.isEmpty()) {
            throw new IllegalArgumentException("A form needs at least one page");
        }
        var print = Veiled.json(json.writeValueAsString(schema));
        return new SchemaForm(ref, print, schema.path("title").asString(""), pages, schemas.getSchema(schema));
    }

    private static String fingerprint(String canonical) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
