package org.tiaokuai.casework.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Cell;
import org.tiaokuai.access.EnvelopePlace;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.casework.Correction;
import org.tiaokuai.casework.Correction.Point;
import org.tiaokuai.catalogue.Offer;
import org.tiaokuai.course.Grounds;
import org.tiaokuai.form.FormPage;
import org.tiaokuai.form.Forms;
import org.tiaokuai.ledger.Contradiction;
import org.tiaokuai.ledger.Fact;
import org.tiaokuai.letter.Letters.Content;
import org.tiaokuai.page.Damaged;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.Reading;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one notice of a case that asks for corrections, and what the applicant has answered so far. */
@Repository
class CorrectionRows {

    private static final String SUBJECT =
            "(select subject from casework.application where application.number = correction.number)";

    private static final EnvelopePlace PLACE = EnvelopePlace.in("casework.correction", "number", SUBJECT, "answers");

    /** The answers that were handed in first, as the application had them. */
    static final EnvelopePlace REPLACED = EnvelopePlace.within("casework.correction", "number", SUBJECT, "replaced");

    private static final TypeReference<List<Correction.Point>> POINTS = new TypeReference<>() {};

    private static final TypeReference<LinkedHashMap<String, Object>> ANSWERS = new TypeReference<>() {};
    private static final String FIELD = "correction";

    /** A number is kept to its last digit. */
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final JdbcClient jdbc;
    private final Privacy privacy;

    CorrectionRows(JdbcClient jdbc, Privacy privacy) {
        this.jdbc = jdbc;
        this.privacy = privacy;
    }

    /** What is answered anew of the form, and on which pages; sealed in one envelope until it is handed in. */
    record Answers(Map<String, Object> answers, Set<String> pages) {

        /** A question that was emptied has no answer any more. */
        Answers with(FormPage page, Map<String, Object> answered) {
            var more = new LinkedHashMap<>(answers);
            page.questions().forEach(question -> more.remove(question.name()));
            more.putAll(answered);
            var longer = new LinkedHashSet<>(pages);
            longer.add(page.id());
            return new Answers(more, longer);
        }
    }

    void add(ApplicationRow about, Correction correction, Officer officer) {
        jdbc.sql("""
                        insert into casework.correction (number, points, due_on, at, actor, post, answers, pages)
                        values (:number, cast(:points as jsonb), :dueOn, :at, :actor, :post, :nothing, '{}')
                        """)
                .param("number", about.number())
                .param("points", json.writeValueAsString(correction.points()))
                .param("dueOn", correction.dueOn())
                .param("at", correction.at().atOffset(ZoneOffset.UTC))
                .param("actor", officer.account())
                .param("post", officer.post().id())
                .param("nothing", sealed(Map.of(), about))
                .update();
    }

    Optional<Correction> of(String number) {
        return jdbc.sql("select points, due_on, at, answered_at from casework.correction where number = :number")
                .param("number", number)
                .query((row, at) -> new Correction(
                        json.readValue(row.getString("points"), POINTS),
                        row.getObject("due_on", LocalDate.class),
                        row.getTimestamp("at").toInstant(),
                        answeredAt(row)))
                .optional();
    }

    /** Of a case that there is a notice of. */
    Correction asked(String number) {
        return of(number).orElseThrow(CorrectionRows::gone);
    }

    private static @Nullable Instant answeredAt(ResultSet row) throws SQLException {
        var answered = row.getTimestamp("answered_at");
        return answered == null ? null : answered.toInstant();
    }

    Answers answers(ApplicationRow about, Reading reading) {
        return jdbc.sql("select answers, pages from casework.correction where number = :number")
                .param("number", about.number())
                .query((row, at) -> new Answers(
                        opened(new Sealed(row.getString("answers"), cell(about)), reading),
                        Set.of((String[]) row.getArray("pages").getArray())))
                .optional()
                .orElseThrow(CorrectionRows::gone);
    }

    void save(ApplicationRow about, Answers answers) {
        jdbc.sql("update casework.correction set answers = :answers, pages = :pages where number = :number")
                .param("number", about.number())
                .param("answers", sealed(answers.answers(), about))
                .param("pages", answers.pages().toArray(String[]::new))
                .update();
    }

    /** The answers that were handed in first and replaced, as they were stored. */
    String replaced(String number) {
        return jdbc.sql("select replaced from casework.correction where number = :number")
                .param("number", number)
                .query(String.class)
                .optional()
                .orElseThrow(CorrectionRows::gone);
    }

    /** What was asked for is no fact of its own; that something was, and when, is a step. */
    @Bean
    static Contradiction noticesOfCorrectionThatAreGone() {
        return new Contradiction(Fact.Kind.CASE_EVENT, """
                select coalesce(step.number, notice.number) as about, coalesce(step.id::text, '') as row,
                    coalesce('REQUEST_CORRECTION ' || step.at, '') as recorded,
                    coalesce('correction ' || notice.at, '') as standing
                from (select number, min(id) as id, min(at) as at from casework.case_event
                        where event = 'REQUEST_CORRECTION' group by number) step
                    full join casework.correction notice on notice.number = step.number
                where notice.at is distinct from step.at
                """);
    }

    private static Damaged gone() {
        return new Damaged("The notice of a correction is gone");
    }

    private String sealed(Map<String, Object> answers, ApplicationRow about) {
        return privacy.seal(json.writeValueAsString(answers), cell(about)).envelope();
    }

    private static Cell cell(ApplicationRow about) {
        return PLACE.cell("answers", about.number(), about.subject());
    }

    private Map<String, Object> opened(Sealed sealed, Reading reading) {
        var opened = privacy.open(reading, List.of(new Field(FIELD, Grade.IDENTITY, sealed)));
        return json.readValue(Objects.requireNonNull(opened.get(FIELD)).text(), ANSWERS);
    }

    /** @param replaced the answers that were there before, as they were stored */
    void answered(ApplicationRow before, String replaced, Instant now) {
        jdbc.sql("""
                        update casework.correction set answered_at = :now, replaced = cast(:replaced as jsonb),
                            replaced_about = :about
                        where number = :number
                        """)
                .param("number", before.number())
                .param("replaced", replaced)
                .param("about", before.about())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Bean
    static EnvelopePlace envelopesInCorrections() {
        return PLACE;
    }

    @Bean
    static EnvelopePlace envelopesInReplacedAnswers() {
        return REPLACED;
    }

    /** What a notice of correction asks for, in the words of the guide and of the form. */
    @Component
    static class Asked {

        private final CorrectionRows corrections;
        private final Forms forms;

        Asked(CorrectionRows corrections, Forms forms) {
            this.corrections = corrections;
            this.forms = forms;
        }

        Content content(ApplicationRow row, Offer offer) {
            var correction = corrections.asked(row.number());
            var paragraphs = new ArrayList<String>();
            paragraphs.add(LetterWriting.application(row) + "申请材料不齐全或者不符合法定形式。需要补正的全部内容一次告知如下：");
            int at = 0;
            for (var point : correction.points()) {
                paragraphs.add(++at + "．" + about(point, offer) + "：" + point.what());
            }
            paragraphs.add("请在" + LetterWriting.DAY.format(correction.dueOn()) + "前补正。收到补正材料之日起五个工作日内，本机关告知是否受理。");
            return new Content(paragraphs, Grounds.law(offer.guide(), "行政许可法第三十二条第一款第四项"), "");
        }

        private String about(Point point, Offer offer) {
            return point.aboutMaterial()
                    ? offer.guide().materials().get(point.material()).name()
                    : forms.get(offer.form()).page(point.page()).orElseThrow().title();
        }
    }
}
