package org.tiaokuai.statute.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.statute.LimitRule;
import org.tiaokuai.statute.Profile;

@EmptyPlatform
class StatuteServiceTest {

    private static final String FULL = """
            [{"id": "X-01", "version": 1, "profiles": ["PRESENT", "YEAR_2010"], "name": "甲", "nameEn": "A",
            "instrument": "法", "article": "第一条", "edition": "2024", "bound": "AT_LEAST", "amount": 20,
            "unit": "WORKING_DAY", "end": "NONE", "startDayCounted": true, "start": "RECEIPT",
            "extension": {"amount": 10, "unit": "DAY", "approver": "AGENCY_HEAD", "reasonRequired": true,
            "applicantTold": false, "times": 2}, "pauses": {"grounds": ["HEARING", "TESTING"], "toldInWriting": true},
            "restarts": ["CHANGE"], "onExpiry": "ABANDONED", "warnings": [10, 3], "validFrom": "2024-01-01",
            "validTo": "2030-12-31", "jurisdiction": "320200", "evidence": "V", "note": "注", "noteEn": "Note"}]
            """;

    private final StatuteService service;
    private final LimitRows rows;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    @Autowired
    StatuteServiceTest(StatuteService service, LimitRows rows, JdbcClient jdbc, TransactionTemplate transactions) {
        this.service = service;
        this.rows = rows;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private void tried(Runnable change) {
        transactions.executeWithoutResult(status -> {
            change.run();
            status.setRollbackOnly();
        });
    }

    @Test
    void whatIsShippedIsThereOnceHoweverOftenThePlatformStarts() {
        var before = rows.all();
        service.afterPropertiesSet();
        assertThat(rows.all()).isEqualTo(before).containsAll(ShippedLimit.shipped());
        assertThat(service.inForce(LocalDate.of(2026, 11, 30), Profile.PRESENT)).hasSize(92);
    }

    @Test
    void aVersionWithEverythingIsReadAsItWasWritten() {
        var full = ShippedLimit.read(FULL).getFirst();
        tried(() -> {
            rows.add(full);
            assertThat(rows.all()).contains(full);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount = 21",
                "unit = 'DAY'",
                "name = '乙'",
                "article = '第二条'",
                "bound = 'BEFORE'",
                "end_moves = true",
                "start_counted = false",
                "starts_with = 'DECISION'",
                "extension = 11",
                "approver = 'GOVERNMENT_HEAD'",
                "times = 1",
                "pauses = '{}', pause_told = false",
                "restarts = '{}'",
                "on_expiry = 'NONE'",
                "warnings = '{3,10}'",
                "valid_from = null",
                "valid_to = '2031-12-31'",
                "jurisdiction = 'CN'",
                "evidence = 'S'",
                "profiles = '{PRESENT}'",
                "note = ''"
            })
    void aVersionThatWasChangedAfterwardsStopsTheStart(String change) {
        var full = ShippedLimit.read(FULL);
        tried(() -> {
            rows.add(full.getFirst());
            jdbc.sql("update statute.limit_rule set " + change + " where id = 'X-01'")
                    .update();
            assertThatThrownBy(() -> service.know(full))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Version 1 of the time limit X-01")
                    .hasMessageContaining("new version");
        });
    }

    @Test
    void aVersionThatTheProgramTellsOtherwiseStopsTheStartAndANewOneDoesNot() {
        tried(() -> {
            service.know(ShippedLimit.read(FULL));
            assertThatThrownBy(() -> service.know(ShippedLimit.read(FULL.replace("\"amount\": 20", "\"amount\": 19"))))
                    .isInstanceOf(IllegalStateException.class);
            var next = FULL.replace("\"version\": 1", "\"version\": 2").replace("\"amount\": 20", "\"amount\": 15");
            service.know(ShippedLimit.read(next.replace("2030-12-31", "2040-12-31")
                    .replace("2024-01-01", "2031-01-01")
                    .replace(", \"YEAR_2010\"", "")));
            assertThat(amount(service.rule("X-01", LocalDate.of(2030, 12, 31), Profile.PRESENT)
                            .orElseThrow()))
                    .isEqualTo(20);
            assertThat(amount(service.rule("X-01", LocalDate.of(2031, 1, 1), Profile.PRESENT)
                            .orElseThrow()))
                    .isEqualTo(15);
            assertThat(service.versions("X-01")).extracting(LimitRule::version).containsExactly(1, 2);
        });
        service.know(List.of());
        assertThat(service.versions("X-01")).isEmpty();
    }

    private static int amount(LimitRule rule) {
        return Objects.requireNonNull(rule.term()).amount();
    }
}
