package org.tiaokuai.form.internal;

import com.networknt.schema.SchemaRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.form.Form;
import org.tiaokuai.form.FormRef;
import org.tiaokuai.form.Forms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Service
class FormsService implements Forms {

    private final JsonMapper json = JsonMapper.shared();
    private final SchemaRegistry schemas = Formats.registry();

    /** A version never changes, so that it may be kept in memory for as long as the process lives. */
    private final ConcurrentHashMap<FormRef, Form> known = new ConcurrentHashMap<>();

    private final JdbcClient jdbc;
    private final Clock clock;

    FormsService(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public FormRef keep(String id, String schema) {
        var tree = json.readTree(schema);
        form(new FormRef(id, 0), tree);
        var canonical = json.writeValueAsString(tree);
        jdbc.sql("""
                        insert into form.form_version (id, version, schema, fingerprint, kept_at)
                        select :id, coalesce(max(version), 0) + 1, cast(:schema as jsonb), :fingerprint, :now
                        from form.form_version where id = :id
                        on conflict on constraint a_version_differs_from_the_others_of_its_form do nothing
                        """)
                .param("id", id)
                .param("schema", canonical)
                .param("fingerprint", fingerprint(canonical))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
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
        return known.computeIfAbsent(ref, this::load);
    }

    private Form load(FormRef ref) {
        var schema = jdbc.sql("select schema from form.form_version where id = :id and version = :version")
                .param("id", ref.id())
                .param("version", ref.version())
                .query(String.class)
                .single();
        return form(ref, json.readTree(schema));
    }

    private Form form(FormRef ref, JsonNode schema) {
        var pages = new SchemaReader(schema).pages();
        if (pages.isEmpty()) {
            throw new IllegalArgumentException("A form needs at least one page");
        }
        return new SchemaForm(ref, schema.path("title").asString(""), pages, schemas.getSchema(schema));
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
