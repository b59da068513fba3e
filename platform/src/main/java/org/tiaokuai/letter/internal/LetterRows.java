package org.tiaokuai.letter.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Cell;
import org.tiaokuai.access.EnvelopePlace;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.letter.LetterKind;
import org.tiaokuai.letter.LetterName;
import org.tiaokuai.letter.LetterView;
import org.tiaokuai.seal.Hand;

/** The letters. */
@Repository
class LetterRows {

    private static final EnvelopePlace PLACE = EnvelopePlace.in(
            "letter.letter",
            "case_number || ' ' || kind || case when nth > 1 then ' ' || nth else '' end",
            "subject",
            "addressee",
            "content");

    private final JdbcClient jdbc;

    LetterRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One letter as it is stored. */
    record Row(
            String caseNumber,
            LetterName name,
            Sealed addressee,
            String subject,
            String itemName,
            UUID department,
            String departmentName,
            Sealed content,
            Instant at,
            Hand hand,
            @Nullable UUID file) {

        /** On whose account the platform works: the officer's, or the department's where the law itself spoke. */
        UUID account() {
            return Objects.requireNonNullElse(hand.account(), department);
        }

        /** What logs and lists call it; nothing of the person stands in it. */
        String title() {
            return name.title() + " " + caseNumber;
        }
    }

    void add(Row row) {
        jdbc.sql("""
                        insert into letter.letter (case_number, kind, nth, addressee, subject, item_name, department,
                            department_name, content, at, actor, post, by_whom)
                        values (:caseNumber, :kind, :nth, :addressee, :subject, :itemName, :department,
                            :departmentName, :content, :at, :actor, :post, :byWhom)
                        """)
                .param("caseNumber", row.caseNumber())
                .param("kind", row.name().kind().name())
                .param("nth", row.name().nth())
                .param("addressee", row.addressee().envelope())
                .param("subject", row.subject())
                .param("itemName", row.itemName())
                .param("department", row.department())
                .param("departmentName", row.departmentName())
                .param("content", row.content().envelope())
                .param("at", row.at().atOffset(ZoneOffset.UTC))
                .param("actor", row.hand().account())
                .param("post", row.hand().post())
                .param("byWhom", row.hand().name())
                .update();
    }

    List<LetterView> of(String caseNumber) {
        return jdbc.sql(
                        "select kind, nth, at from letter.letter where case_number = :number and erased_at is null order by at, kind")
                .param("number", caseNumber)
                .query((row, _) ->
                        new LetterView(name(row), row.getTimestamp("at").toInstant()))
                .list();
    }

    Optional<Row> find(String caseNumber, LetterName name) {
        return jdbc.sql("""
                        select * from letter.letter
                        where case_number = :number and kind = :kind and nth = :nth and erased_at is null
                        """)
                .param("number", caseNumber)
                .param("kind", name.kind().name())
                .param("nth", name.nth())
                .query(LetterRows::row)
                .optional();
    }

    /** Whether this file is the one: of two that were made at once, the first is kept. */
    boolean file(Row letter, UUID file) {
        return jdbc.sql("""
                                update letter.letter set file = :file
                                where case_number = :number and kind = :kind and nth = :nth and file is null
                                """)
                        .param("file", file)
                        .param("number", letter.caseNumber())
                        .param("kind", letter.name().kind().name())
                        .param("nth", letter.name().nth())
                        .update()
                == 1;
    }

    /** The files that they were printed in. */
    List<UUID> erase(Collection<String> caseNumbers) {
        return jdbc
                .sql("""
                        with old as (
                            select case_number, kind, nth, file from letter.letter
                            where case_number = any(:numbers) and erased_at is null for update)
                        update letter.letter
                        set addressee = :erased, content = :erased, file = null, erased_at = now()
                        from old where letter.case_number = old.case_number and letter.kind = old.kind
                            and letter.nth = old.nth
                        returning old.file
                        """)
                .param("numbers", caseNumbers.toArray(String[]::new))
                .param("erased", Sealed.ERASED)
                .query((row, at) -> Optional.ofNullable(row.getObject("file", UUID.class)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    static Cell cell(String column, String caseNumber, LetterName name, String subject) {
        return PLACE.cell(column, caseNumber + " " + name, subject);
    }

    private static LetterName name(ResultSet row) throws SQLException {
        return new LetterName(LetterKind.valueOf(row.getString("kind")), row.getInt("nth"));
    }

    /** Of a kind that recurs the number that comes next; the caller holds its case. */
    LetterName next(String caseNumber, LetterKind kind) {
        int there = kind.recurs()
                ? jdbc.sql("select count(*) from letter.letter where case_number = :number and kind = :kind")
                        .param("number", caseNumber)
                        .param("kind", kind.name())
                        .query(Integer.class)
                        .single()
                : 0;
        return new LetterName(kind, there + 1);
    }

    private static Row row(ResultSet row, int at) throws SQLException {
        var number = row.getString("case_number");
        var name = name(row);
        var subject = row.getString("subject");
        return new Row(
                number,
                name,
                new Sealed(row.getString("addressee"), cell("addressee", number, name, subject)),
                subject,
                row.getString("item_name"),
                row.getObject("department", UUID.class),
                row.getString("department_name"),
                new Sealed(row.getString("content"), cell("content", number, name, subject)),
                row.getTimestamp("at").toInstant(),
                new Hand(
                        row.getObject("actor", UUID.class),
                        row.getObject("post", UUID.class),
                        row.getString("by_whom")),
                row.getObject("file", UUID.class));
    }

    @Bean
    static EnvelopePlace envelopesInLetters() {
        return PLACE;
    }
}
