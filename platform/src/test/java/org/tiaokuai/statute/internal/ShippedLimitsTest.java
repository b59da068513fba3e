package org.tiaokuai.statute.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaokuai.statute.Event;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.LimitRule.Bound;
import org.tiaokuai.statute.LimitRule.Effect;
import org.tiaokuai.statute.LimitRule.Evidence;
import org.tiaokuai.statute.LimitRule.Rank;
import org.tiaokuai.statute.Profile;
import org.tiaokuai.statute.Term.Unit;

/** What is shipped against the figures of the collected rules, written down a second time by hand. */
class ShippedLimitsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final LocalDate IN_2010 = LocalDate.of(2010, 6, 1);

    private final List<LimitRule> shipped = ShippedLimit.shipped();
    private final RuleBook book = new RuleBook(shipped);

    private LimitRule rule(String id, LocalDate day, Profile profile) {
        return book.rule(id, day, profile).orElseThrow();
    }

    private LimitRule today(String id) {
        return rule(id, TODAY, Profile.PRESENT);
    }

    @ParameterizedTest(name = "{0}: {1} {2} from {3}, then {4}, article {5}, evidence {6}")
    @CsvSource({
        "LIC-01, 0, WORKING_DAY, RECEIPT, NONE, 三十二, S",
        "LIC-02, 0, WORKING_DAY, RECEIPT, NONE, 三十二, S",
        "LIC-03, 5, WORKING_DAY, RECEIPT, DEEMED_ACCEPTED, 三十二, S",
        "LIC-06, 20, WORKING_DAY, ACCEPTANCE, BREACH, 四十二, S",
        "LIC-07, 10, WORKING_DAY, LIMIT_END, BREACH, 四十二, S",
        "LIC-08, 45, WORKING_DAY, ACCEPTANCE, BREACH, 四十二, S",
        "LIC-09, 20, WORKING_DAY, LOWER_ACCEPTANCE, BREACH, 四十三, S",
        "LIC-10, 10, WORKING_DAY, DECISION, BREACH, 四十四, S",
        "LIC-12, 5, WORKING_DAY, RIGHT_TOLD, RIGHT_LOST, 四十七, S",
        "LIC-12-HELD, 20, WORKING_DAY, HEARING_ASKED, BREACH, 四十七, S",
        "LIC-12-NOTICE, 7, WORKING_DAY, HEARING_HELD, BREACH, 四十八, S",
        "LIC-13, 30, DAY, PERMIT_EXPIRY, NONE, 五十, S",
        "LIC-14, 5, WORKING_DAY, ACCEPTANCE, BREACH, 五十五, S",
        "LIC-19, 1, YEAR, DECISION, BAR_ENDS, 七十八, S",
        "LIC-19-OBTAINED, 3, YEAR, DECISION, BAR_ENDS, 七十九, S",
        "DIS-01, 20, WORKING_DAY, INFORMATION_MADE, BREACH, 二十六, S",
        "DIS-02, 7, WORKING_DAY, RECEIPT, BREACH, 三十, S",
        "DIS-04, 20, WORKING_DAY, RECEIPT, BREACH, 三十三, S",
        "DIS-05, 15, WORKING_DAY, CONSULTATION, AGENCY_DECIDES, 三十二, S",
        "DIS-06, 15, WORKING_DAY, CONSULTATION, DEEMED_AGREED, 三十四, S",
        "INT-01, 5, WORKING_DAY, ASSIGNMENT, BREACH, 二十, L",
        "INT-01-AY, 5, WORKING_DAY, ASSIGNMENT, BREACH, '', L",
        "INT-02, 24, HOUR, ASSIGNMENT, RIGHT_LOST, '', L",
        "PET-01, 15, DAY, RECEIPT, BREACH, 二十二, S",
        "PET-02, 15, DAY, RECEIPT, BREACH, 二十三, S",
        "PET-03, 5, WORKING_DAY, TRANSFER_RECEIVED, RIGHT_LOST, 二十三, S",
        "PET-04, 60, DAY, ACCEPTANCE, BREACH, 三十四, S",
        "PET-05, 30, DAY, REPLY_RECEIVED, RIGHT_LOST, 三十五, S",
        "PET-05-ANSWER, 30, DAY, RECEIPT, BREACH, 三十五, S",
        "PET-05-RECHECK, 30, DAY, REPLY_RECEIVED, RIGHT_LOST, 三十六, S",
        "PET-05-RECHECK-ANSWER, 30, DAY, RECEIPT, BREACH, 三十六, S",
        "DEC-01, 30, DAY, ANNOUNCEMENT, NONE, 十五, S",
        "DEC-02, 7, DAY, HEARING_HELD, BREACH, 十六, S",
        "DEC-03, 7, WORKING_DAY, RECEIPT, NONE, '', S",
        "DEC-04, 30, DAY, ANNOUNCEMENT, NONE, '', S",
        "DEC-04-HEARING, 30, DAY, HEARING_HELD, BREACH, '', S",
        "ART-01, 1, HOUR, QUESTION_PUT, BREACH, '', S",
        "ART-01-WEEK, 7, DAY, QUESTION_PUT, BREACH, '', S",
        "SHA-01, 10, WORKING_DAY, RECEIPT, BREACH, '', M",
        "SHA-02-CHECK, 2, WORKING_DAY, RECEIPT, BREACH, '', S",
        "SHA-02-ON, 5, WORKING_DAY, RECEIPT, BREACH, '', S",
        "SHA-02-OFF, 10, WORKING_DAY, RECEIPT, BREACH, '', S",
        "SHA-03-SHARE, 10, WORKING_DAY, RECEIPT, BREACH, '', S",
        "SHA-03-OPEN, 15, WORKING_DAY, RECEIPT, BREACH, '', S",
        "SHA-04-FREE, 1, WORKING_DAY, RECEIPT, BREACH, '', M",
        "SHA-04-CONDITION, 10, WORKING_DAY, RECEIPT, BREACH, '', M",
        "SHA-04-SUPPLY, 20, WORKING_DAY, AGREEMENT, BREACH, '', M",
        "SHA-04-CORRECTION, 10, WORKING_DAY, CORRECTION_ASKED, BREACH, '', M",
        "SHA-04-CATALOGUE, 10, WORKING_DAY, CHANGE, BREACH, '', M",
        "PRO-01, 3, YEAR, RECORDED, NONE, 五十六, S",
        "PRO-02, 6, MONTH, RECORDED, NONE, 二十一, S",
        "RES-01, 15, DAY, RECEIPT, BREACH, '', S",
        "RES-01-REMOTE, 30, DAY, RECEIPT, BREACH, '', S",
        "RES-02, 1, YEAR, DECISION, NONE, '', S",
        "RES-03, 6, MONTH, RESIDENCE_BEGUN, NONE, '', S",
        "FLO-01, 30, DAY, RECEIPT, BREACH, '', S",
        "FLO-02, 7, WORKING_DAY, RECEIPT, BREACH, '', S",
        "FLO-03, 15, WORKING_DAY, RECEIPT, BREACH, '', S"
    })
    void theFiguresAreThoseOfTheCollectedRules(
            String id, int amount, Unit unit, Event start, Effect effect, String article, Evidence evidence) {
        var rule = today(id);
        var term = Objects.requireNonNull(rule.term());
        assertThat(term.amount()).isEqualTo(amount);
        assertThat(term.unit()).isEqualTo(unit);
        assertThat(term.startDayCounted()).isFalse();
        assertThat(rule.start()).isEqualTo(start);
        assertThat(rule.onExpiry()).isEqualTo(effect);
        assertThat(rule.basis().article()).startsWith(article.isEmpty() ? "" : "第" + article + "条");
        assertThat(rule.basis().article().isEmpty()).isEqualTo(article.isEmpty());
        assertThat(rule.evidence()).isEqualTo(evidence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LIC-04",
                "LIC-05",
                "LIC-11",
                "LIC-13-SILENCE",
                "LIC-15",
                "LIC-16",
                "LIC-17",
                "LIC-18",
                "DIS-02-SUPPLEMENT",
                "DIS-03",
                "DIS-07",
                "DIS-08",
                "DIS-09",
                "DIS-10",
                "DIS-11",
                "DIS-12",
                "DIS-13",
                "DIS-14",
                "DIS-15",
                "DIS-16",
                "INT-02-WF",
                "INT-03",
                "INT-04",
                "INT-05",
                "INT-06",
                "PET-06",
                "PET-07",
                "PET-08",
                "ART-02",
                "ART-03",
                "CIV-START",
                "CIV-END",
                "CIV-WEEK",
                "CIV-HOLIDAYS"
            })
    void whereTheLawSetsNoNumberThereIsNone(String id) {
        assertThat(today(id).term()).isNull();
        assertThat(today(id).term()).isNull();
    }

    /** Together with the two lists above these are all: one that was added is to be written down here too. */
    @Test
    void nothingIsShippedBesides() {
        assertThat(book.inForce(TODAY, Profile.PRESENT)).hasSize(58 + 34);
        assertThat(IntStream.rangeClosed(1, 19).mapToObj("LIC-%02d"::formatted))
                .allSatisfy(id -> assertThat(book.versions(id)).hasSize(2));
        assertThat(IntStream.rangeClosed(1, 16).mapToObj("DIS-%02d"::formatted))
                .allSatisfy(id -> assertThat(book.versions(id)).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "LIC-06, 10, WORKING_DAY, AGENCY_HEAD, true, true",
        "LIC-08, 15, WORKING_DAY, GOVERNMENT_HEAD, true, true",
        "DIS-04, 20, WORKING_DAY, DISCLOSURE_HEAD, false, true",
        "PET-04, 30, DAY, AGENCY_HEAD, true, true",
        "INT-01-AY, 5, WORKING_DAY, UNSPECIFIED, false, false",
        "SHA-03-OPEN, 15, WORKING_DAY, UNSPECIFIED, false, false",
        "SHA-04-CONDITION, 10, WORKING_DAY, UNSPECIFIED, false, false"
    })
    void whatMayBeExtendedMayOnceByTheRightRank(
            String id, int amount, Unit unit, Rank approver, boolean reason, boolean told) {
        assertThat(today(id).extension()).isEqualTo(new LimitRule.Extension(amount, unit, approver, reason, told, 1));
    }

    @Test
    void nothingElseMayBeExtended() {
        assertThat(book.inForce(TODAY, Profile.PRESENT).stream().filter(rule -> rule.extension() != null))
                .hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LIC-06", "LIC-07", "LIC-08", "LIC-09"})
    void aPermitsClockStopsForTheEightGroundsOfArticle45OnlyOnceTheApplicantWasTold(String id) {
        assertThat(today(id).pauses().toldInWriting()).isTrue();
        assertThat(today(id).pauses().grounds())
                .containsExactlyInAnyOrder(
                        Event.HEARING,
                        Event.TENDER,
                        Event.AUCTION,
                        Event.INSPECTION,
                        Event.TESTING,
                        Event.QUARANTINE,
                        Event.APPRAISAL,
                        Event.EXPERT_REVIEW);
    }

    @Test
    void nothingPausesForASlowApplicant() {
        assertThat(shipped).allSatisfy(rule -> assertThat(rule.pauses().grounds())
                .doesNotContain(Event.SUPPLEMENT_RECEIVED, Event.RIGHT_TOLD, Event.RECEIPT));
        assertThat(today("LIC-03").pauses().grounds()).isEmpty();
        assertThat(today("PET-05-RECHECK-ANSWER").pauses().grounds()).containsExactly(Event.HEARING);
        assertThat(today("PET-05-ANSWER").pauses().grounds()).isEmpty();
        assertThat(today("DIS-04").pauses().grounds())
                .containsExactlyInAnyOrder(Event.CONSULTING_THIRD_PARTY, Event.CONSULTING_AGENCIES);
        assertThat(today("DIS-04").restarts()).containsExactly(Event.SUPPLEMENT_RECEIVED);
    }

    @ParameterizedTest
    @CsvSource({
        "LIC-12-NOTICE, BEFORE", "LIC-13, BEFORE", "DEC-02, BEFORE", "DEC-04-HEARING, BEFORE", "DEC-01, AT_LEAST",
        "DEC-03, AT_LEAST", "DEC-04, AT_LEAST", "LIC-19, AT_LEAST", "PRO-02, AT_LEAST", "LIC-06, WITHIN"
    })
    void someBindTheOtherWay(String id, Bound bound) {
        assertThat(today(id).bound()).isEqualTo(bound);
    }

    @Test
    void disclosureTookFifteenDaysInTheOldTextAndStillDoesInTheProfileOf2010() {
        var old = rule("DIS-04", IN_2010, Profile.PRESENT);
        assertThat(Objects.requireNonNull(old.term()).amount()).isEqualTo(15);
        assertThat(Objects.requireNonNull(old.extension()).amount()).isEqualTo(15);
        assertThat(rule("DIS-04", TODAY, Profile.YEAR_2010)).isEqualTo(old);
        assertThat(rule("DIS-04", LocalDate.of(2019, 5, 14), Profile.PRESENT)).isEqualTo(old);
        assertThat(rule("DIS-04", LocalDate.of(2019, 5, 15), Profile.PRESENT)).isEqualTo(today("DIS-04"));
        assertThat(book.rule("DIS-04", LocalDate.of(2008, 4, 30), Profile.PRESENT))
                .isEmpty();
        assertThat(book.rule("PET-01", TODAY, Profile.YEAR_2010)).isEmpty();
        assertThat(rule("LIC-06", TODAY, Profile.YEAR_2010).evidence()).isEqualTo(Evidence.M);
        assertThat(rule("CIV-END", IN_2010, Profile.PRESENT).basis().cited()).isEqualTo("民法通则第一百五十四条");
        assertThat(rule("CIV-END", LocalDate.of(2020, 12, 31), Profile.PRESENT)
                        .basis()
                        .instrument())
                .isEqualTo("民法总则");
    }

    private static String line(String more) {
        return """
                [{"id": "X-01", "version": 1, "profiles": ["PRESENT"], "name": "甲", "nameEn": "A", "instrument": "法",
                "article": "", "start": "RECEIPT", "onExpiry": "NONE", "jurisdiction": "CN", "evidence": "S"%s}]
                """.formatted(more);
    }

    @Test
    void aLineMayLeaveOutWhatTheLawSaysInGeneral() {
        var rule = ShippedLimit.read(line(", \"amount\": 3, \"unit\": \"DAY\", \"startDayCounted\": true"))
                .getFirst();
        assertThat(Objects.requireNonNull(rule.term()).startDayCounted()).isTrue();
        assertThat(rule.bound()).isEqualTo(Bound.WITHIN);
        assertThat(ShippedLimit.read(line("")).getFirst().term()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ", \"ammount\": 5",
                ", \"id\": \"X-02\"",
                ", \"amount\": 5",
                ", \"unit\": \"DAY\"",
                ", \"end\": \"NONE\"",
                ", \"amount\": -1, \"unit\": \"DAY\"",
                ", \"amount\": 3651, \"unit\": \"WORKING_DAY\"",
                ", \"amount\": 5, \"unit\": \"WEEK\"",
                ", \"amount\": 5, \"unit\": 1",
                ", \"amount\": 24, \"unit\": \"HOUR\", \"end\": \"NEXT_WORKING_DAY\"",
                ", \"amount\": 1, \"unit\": \"MONTH\", \"startDayCounted\": true",
                ", \"amount\": 0, \"unit\": \"DAY\", \"startDayCounted\": true",
                ", \"bound\": \"ABOUT\"",
                ", \"warnings\": [1]",
                ", \"amount\": 5, \"unit\": \"DAY\", \"warnings\": [-1]",
                ", \"pauses\": {\"grounds\": [], \"toldInWriting\": true}",
                ", \"pauses\": {\"grounds\": [\"LUNCH\"], \"toldInWriting\": true}",
                ", \"validFrom\": \"2024-02-30\"",
                ", \"validFrom\": \"2024-02-02\", \"validTo\": \"2024-02-01\"",
                ", \"extension\": {\"amount\": 5, \"unit\": \"DAY\", \"approver\": \"AGENCY_HEAD\", \"reasonRequired\": true, \"applicantTold\": true, \"times\": 1}",
                ", \"amount\": 5, \"unit\": \"DAY\", \"extension\": {\"amount\": 0, \"unit\": \"DAY\", \"approver\": \"AGENCY_HEAD\", \"reasonRequired\": true, \"applicantTold\": true, \"times\": 1}",
                ", \"amount\": 5, \"unit\": \"DAY\", \"extension\": {\"amount\": 5, \"unit\": \"DAY\", \"approver\": \"AGENCY_HEAD\", \"applicantTold\": true, \"times\": 1}"
            })
    void aLineThatSaysNonsenseIsRefused(String more) {
        assertThatThrownBy(() -> ShippedLimit.read(line(more))).isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "X-01, x-01",
        "X-01, X01",
        "\"version\": 1, \"version\": 0",
        "\"PRESENT\", ''",
        "\"PRESENT\", \"YEAR_1990\"",
        "甲, ' '",
        "\"法\", \"\"",
        "\"CN\", \"China\"",
        "\"S\", \"Q\"",
        "\"RECEIPT\", \"MONDAY\""
    })
    void aLineThatLacksWhatARuleIsIsRefused(String right, String wrong) {
        assertThat(line("")).contains(right);
        assertThatThrownBy(() -> ShippedLimit.read(line("").replace(right, wrong)))
                .isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2019-01-01, -, 2020-01-01, -, true",
                "2019-01-01, 2020-01-01, 2020-01-01, -, true",
                "-, -, 2020-01-01, -, true",
                "-, 2019-12-31, -, -, true",
                "2019-01-01, 2019-12-31, 2020-01-01, -, false",
                "2020-01-01, -, -, 2019-12-31, false"
            })
    void twoVersionsThatHoldAtOnceAreRefused(
            String from, String to, String laterFrom, String laterTo, boolean refused) {
        var two = List.of(version(1, from, to), version(2, laterFrom, laterTo));
        if (refused) {
            assertThatThrownBy(() -> new RuleBook(two)).hasMessageContaining("X-01");
        } else {
            assertThat(new RuleBook(two).versions("X-01")).hasSize(2);
        }
    }

    private static LimitRule version(int version, String from, String to) {
        var days = (from == null ? "" : ", \"validFrom\": \"" + from + "\"")
                + (to == null ? "" : ", \"validTo\": \"" + to + "\"");
        return ShippedLimit.read(line(days).replace("\"version\": 1", "\"version\": " + version))
                .getFirst();
    }
}
