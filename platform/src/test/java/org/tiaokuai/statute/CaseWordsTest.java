package org.tiaokuai.statute;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.page.Text;
import org.tiaokuai.statute.CaseReckoning.Anomaly;
import org.tiaokuai.statute.CaseReckoning.Light;
import org.tiaokuai.statute.CaseReckoning.Reckoned;
import org.tiaokuai.statute.CaseWords.Reader;
import org.tiaokuai.statute.LimitRule.Rank;
import org.tiaokuai.statute.Term.Unit;

/** One explanation, told to three readers in two languages. */
@EmptyPlatform
class CaseWordsTest {

    private static final LocalDate TODAY = LocalDate.of(2024, 7, 17);

    private final Statute statute;
    private final MessageSource messages;

    @Autowired
    CaseWordsTest(Statute statute, MessageSource messages) {
        this.statute = statute;
        this.messages = messages;
    }

    private static Instant at(String moment) {
        return LocalDateTime.parse(moment).toInstant(ZoneOffset.ofHours(8));
    }

    private List<CaseLimit> limits() {
        var lasts = Term.general(5, Unit.WORKING_DAY);
        var facts = CaseFacts.of(
                        CaseRules.PERMIT,
                        List.of(
                                new CaseEvent.Received(at("2024-07-01T09:00")),
                                new CaseEvent.Accepted(at("2024-07-01T10:00"), "何闻笛"),
                                new CaseEvent.PauseBegun(
                                        at("2024-07-08T09:00"),
                                        "何闻笛",
                                        Event.TESTING,
                                        "宋怀瑾",
                                        new CaseEvent.Notice(at("2024-07-08T09:00"), lasts)),
                                new CaseEvent.Extended(
                                        at("2024-07-09T09:00"),
                                        "罗局长",
                                        Rank.AGENCY_HEAD,
                                        "检测复杂",
                                        at("2024-07-09T09:00")),
                                new CaseEvent.Extended(
                                        at("2024-07-10T09:00"),
                                        "罗局长",
                                        Rank.AGENCY_HEAD,
                                        "还是复杂",
                                        at("2024-07-10T09:00"))))
                .promising(Term.general(48, Unit.HOUR), "本局承诺");
        return ((Reckoned) statute.reckon(facts, at("2024-07-17T09:00"))).limits();
    }

    private String told(Reader reader, Locale locale) {
        return limits().stream()
                .map(limit -> new CaseWords(limit, reader, TODAY, 2026, new Text(messages, locale)))
                .flatMap(words -> words.lines().stream())
                .map(line -> line.when() + " " + line.what() + " " + line.cite())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void theResidentReadsWhyAndWhenAndNotWho() {
        assertThat(told(Reader.RESIDENT, Locale.SIMPLIFIED_CHINESE))
                .contains("检测，从第二天起不计入，到结束。已书面告知申请人，预计到7月15日", "延长10个工作日，行政机关负责人批准，理由：检测复杂")
                .contains("第1至4个工作日", "周末，不算", "暂停，不计入", "民法典第二百零一条", "48小时，夜里和休息日也算")
                .doesNotContain("何闻笛", "宋怀瑾", "罗局长", "不起作用", "比告知的久");
    }

    @Test
    void theOfficerReadsWhoAndWhatHadNoEffectAndTheSupervisorWhatLastsTooLong() {
        assertThat(told(Reader.OFFICER, Locale.SIMPLIFIED_CHINESE))
                .contains("何闻笛登记，宋怀瑾批准。", "批准人：罗局长。", "延长，不起作用：已经有过，以先到的为准")
                .doesNotContain("比告知的久");
        assertThat(told(Reader.SUPERVISOR, Locale.SIMPLIFIED_CHINESE)).contains("比告知的久");
    }

    @Test
    void englishIsWholeAndHoldsNoChineseOfOurs() {
        var english = told(Reader.SUPERVISOR, Locale.ENGLISH);
        assertThat(english)
                .contains("testing: not counted from the next day, until it ends.", "The applicant was told in writing")
                .contains("Extended by 10 working days", "Extension: without effect, it had happened already");
        var title = new CaseWords(limits().getLast(), Reader.RESIDENT, TODAY, 2026, new Text(messages, Locale.ENGLISH));
        assertThat(title.title()).contains("Decision", "promised");
        assertThat(title.standing()).isEqualTo("over");
        assertThat(title.left()).contains("over");
    }

    @Test
    void everythingThatCanBeTheCaseHasWordsInBothLanguages() {
        for (var locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            var text = new Text(messages, locale);
            Arrays.stream(Duty.values())
                    .forEach(one -> assertThat(text.of("statute.duty." + one)).isNotBlank());
            Arrays.stream(CaseLimit.Source.values())
                    .forEach(one -> assertThat(text.of("statute.source." + one)).isNotBlank());
            Arrays.stream(CaseLimit.Standing.values()).forEach(one -> assertThat(text.of("statute.standing." + one))
                    .isNotBlank());
            Arrays.stream(Light.values())
                    .forEach(one -> assertThat(text.of("statute.light." + one)).isNotBlank());
            Arrays.stream(Step.Why.values())
                    .forEach(one -> assertThat(text.of("statute.why." + one)).isNotBlank());
            Arrays.stream(Anomaly.Kind.values()).forEach(one -> assertThat(text.of("statute.anomaly." + one))
                    .isNotBlank());
            Arrays.stream(CaseEvent.class.getPermittedSubclasses())
                    .forEach(one -> assertThat(text.of("statute.happened." + one.getSimpleName()))
                            .isNotBlank());
        }
    }
}
