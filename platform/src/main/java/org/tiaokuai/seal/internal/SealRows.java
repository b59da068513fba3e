package org.tiaokuai.seal.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Cell;
import org.tiaokuai.access.EnvelopePlace;
import org.tiaokuai.access.Sealed;

/** The seals that there are, one after the other for each department. */
@Repository
class SealRows {

    private static final EnvelopePlace PLACE =
            EnvelopePlace.in("seal.seal", "department || ' ' || number", EnvelopePlace.NOBODY, "key");

    private final JdbcClient jdbc;

    SealRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One seal as it is stored. */
    record Row(
            UUID department,
            int number,
            String name,
            Sealed key,
            byte[] certificate,
            Instant madeAt,
            Instant validUntil) {

        /** A renamed department needs another seal, and so does one whose seal has run out; by what its certificate says. */
        boolean serves(String department, Instant now) {
            return Identity.terms(certificate)
                    .filter(terms -> terms.name().equals(department) && now.isBefore(terms.validUntil()))
                    .isPresent();
        }
    }

    Optional<Row> current(UUID department) {
        return jdbc.sql("""
                        select department, number, name, key, certificate, made_at, valid_until from seal.seal
                        where department = :department order by number desc limit 1
                        """)
                .param("department", department)
                .query(SealRows::row)
                .optional();
    }

    List<Row> all() {
        return jdbc.sql("""
                        select department, number, name, key, certificate, made_at, valid_until from seal.seal
                        order by department, number
                        """).query(SealRows::row).list();
    }

    /** Of two nodes that make the same seal at once, the second makes none. */
    void add(Row row) {
        jdbc.sql("""
                        insert into seal.seal (department, number, name, key, certificate, made_at, valid_until)
                        values (:department, :number, :name, :key, :certificate, :madeAt, :validUntil)
                        on conflict do nothing
                        """)
                .param("department", row.department())
                .param("number", row.number())
                .param("name", row.name())
                .param("key", row.key().envelope())
                .param("certificate", row.certificate())
                .param("madeAt", row.madeAt().atOffset(ZoneOffset.UTC))
                .param("validUntil", row.validUntil().atOffset(ZoneOffset.UTC))
                .update();
    }

    static Cell cell(UUID department, int number) {
        return PLACE.cell("key", department + " " + number, "");
    }

    private static Row row(ResultSet row, int at) throws SQLException {
        var department = row.getObject("department", UUID.class);
        int number = row.getInt("number");
        return new Row(
                department,
                number,
                row.getString("name"),
                new Sealed(row.getString("key"), cell(department, number)),
                row.getBytes("certificate"),
                row.getTimestamp("made_at").toInstant(),
                row.getTimestamp("valid_until").toInstant());
    }

    @Bean
    static EnvelopePlace envelopesInSeals() {
        return PLACE;
    }
}
