package org.tiaokuai.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SettableClock;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Casework;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.payment.TariffLine.Unit;
import org.tiaokuai.payment.Tariffs.EndLine;
import org.tiaokuai.payment.Tariffs.KeepLine;
import org.tiaokuai.payment.Tariffs.Keeping;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A tariff is kept by who writes the guide, line by line and version by version, and never altered. */
@EmptyPlatform
class TariffsModuleTest {

    private final Tariffs tariffs;
    private final JdbcClient jdbc;
    private final SettableClock clock;
    private final SmallTown town;
    private final Charged charged;
    private final String item;

    @Autowired
    TariffsModuleTest(Tariffs tariffs, JdbcClient jdbc, SettableClock clock, SmallTown town, Casework casework) {
        clock.standOn("2026-03-02");
        this.tariffs = tariffs;
        this.jdbc = jdbc;
        this.clock = clock;
        this.town = town;
        charged = Charged.in(town, casework, tariffs);
        item = charged.item().code();
    }

    @BeforeEach
    void monday() {
        clock.standOn("2026-03-02");
    }

    private static Guide costing(Guide guide, String fee) {
        ObjectNode tree = JsonMapper.shared().valueToTree(guide);
        tree.put("fee", fee);
        return JsonMapper.shared().treeToValue(tree, Guide.class);
    }

    @Test
    void aChangedLineIsAnotherVersionAndTheOldOnesStay() {
        var first = charged.line("工本费", 2000, Unit.COPY);
        clock.pass(Duration.ofHours(1));
        var second = charged.changed(first, 2500);
        assertThat(second.version()).isEqualTo(2);
        assertThat(tariffs.inForce(item)).containsExactly(second);
        assertThat(tariffs.sheet(charged.editor(), item).orElseThrow().versions())
                .containsExactly(second, first);
    }

    @Test
    void whatIsEndedIsChargedNoMoreAndMayBeginAgain() {
        var line = charged.line("工本费", 2000, Unit.COPY);
        assertThat(tariffs.end(new EndLine(charged.editor(), item, 1, 1))).isInstanceOf(Keeping.Kept.class);
        assertThat(tariffs.inForce(item)).isEmpty();
        assertThat(tariffs.end(new EndLine(charged.editor(), item, 1, 2))).isEqualTo(new Keeping.Unchanged());
        var again = charged.typed(1, 2, line.name(), 2000, Unit.COPY);
        assertThat(tariffs.keep(again)).isInstanceOf(Keeping.Kept.class);
        assertThat(tariffs.inForce(item)).extracting(TariffLine::version).containsExactly(3);
    }

    @Test
    void whoeverDidNotSeeTheNewestVersionChangesNothing() {
        charged.changed(charged.line("工本费", 2000, Unit.COPY), 2500);
        assertThat(tariffs.keep(charged.typed(1, 1, "工本费", 3000, Unit.COPY))).isEqualTo(new Keeping.Meanwhile());
        assertThat(tariffs.keep(charged.typed(1, 3, "工本费", 3000, Unit.COPY))).isEqualTo(new Keeping.Meanwhile());
        assertThat(tariffs.end(new EndLine(charged.editor(), item, 1, 1))).isEqualTo(new Keeping.Meanwhile());
        assertThat(tariffs.inForce(item)).extracting(TariffLine::price).containsExactly(new Yuan(2500));
    }

    @Test
    void whatSaysTheSameIsNoOtherVersion() {
        charged.line("工本费", 2000, Unit.COPY);
        assertThat(tariffs.keep(charged.typed(1, 1, "工本费", 2000, Unit.COPY))).isEqualTo(new Keeping.Unchanged());
        assertThat(tariffs.keep(charged.typed(0, 0, "工本费", 2000, Unit.COPY))).isEqualTo(new Keeping.Unchanged());
        assertThat(tariffs.sheet(charged.editor(), item).orElseThrow().versions())
                .hasSize(1);
    }

    @Test
    void aLineThatIsNotThereIsNeitherChangedNorEnded() {
        assertThat(tariffs.keep(charged.typed(7, 1, "工本费", 1, Unit.COPY))).isEqualTo(new Keeping.NoSuchLine());
        assertThat(tariffs.end(new EndLine(charged.editor(), item, 7, 1))).isEqualTo(new Keeping.NoSuchLine());
        assertThat(tariffs.end(new EndLine(charged.editor(), "没有", 1, 1))).isEqualTo(new Keeping.NoSuchLine());
    }

    @Test
    void thereAreOnlySoManyLines() {
        for (int line = 1; line <= Tariffs.MOST_LINES; line++) {
            charged.line("第" + line + "项", line, Unit.CASE);
        }
        assertThat(tariffs.keep(charged.typed(0, 0, "又一项", 1, Unit.CASE))).isEqualTo(new Keeping.TooMany());
    }

    @ParameterizedTest
    @ValueSource(strings = {"不收费", "免费"})
    void anItemWhoseGuideSaysThatItIsFreeHasNoTariff(String fee) {
        town.publish(costing(charged.item(), fee), charged.department());
        assertThat(tariffs.keep(charged.typed(0, 0, "工本费", 1, Unit.CASE))).isEqualTo(new Keeping.Free());
        assertThat(tariffs.inForce(item)).isEmpty();
        assertThat(tariffs.sheet(charged.editor(), item).orElseThrow().free()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "首次免费", "按标准收"})
    void aGuideThatNamesAFeeMayHaveATariffAndNeedNot(String fee) {
        town.publish(costing(charged.item(), fee), charged.department());
        assertThat(tariffs.inForce(item)).isEmpty();
        charged.line("工本费", 1, Unit.CASE);
        assertThat(tariffs.inForce(item)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"WINDOW", "APPROVER", "LEGAL_OFFICE", "SUPERVISOR", "INFORMATION_AUTHORITY", "SYSTEM_ADMINISTRATOR"})
    void nobodyButWhoWritesGuidesKeepsATariff(Role role) {
        charged.line("工本费", 2000, Unit.COPY);
        var other = town.officer(charged.department(), role);
        var line = new KeepLine(other, item, 1, 1, "工本费", new Yuan(1), Unit.COPY, "法", "文");
        assertThat(tariffs.keep(line)).isEqualTo(new Keeping.NotEntitled());
        assertThat(tariffs.end(new EndLine(other, item, 1, 1))).isEqualTo(new Keeping.NotEntitled());
    }

    @Test
    void forAnotherDepartmentTheTariffIsNotThere() {
        charged.line("工本费", 2000, Unit.COPY);
        var stranger = town.officer(town.department("别局" + UUID.randomUUID()), Role.EDITOR);
        var line = new KeepLine(stranger, item, 1, 1, "工本费", new Yuan(1), Unit.COPY, "法", "文");
        assertThat(tariffs.sheet(stranger, item)).isEmpty();
        assertThat(tariffs.keep(line)).isEqualTo(new Keeping.NoSuchLine());
        assertThat(tariffs.end(new EndLine(stranger, item, 1, 1))).isEqualTo(new Keeping.NoSuchLine());
    }

    @ParameterizedTest
    @CsvSource({"'', 法, 文", "费, '', 文", "费, 法, ''", "' ', 法, 文", "费, '　', 文"})
    void nothingIsChargedWithoutANameALawAndADocument(String name, String basis, String document) {
        assertThatThrownBy(
                        () -> new KeepLine(charged.editor(), item, 0, 0, name, new Yuan(1), Unit.CASE, basis, document))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "price = 0",
                "price = -1",
                "price = 100000000001",
                "unit = 'HOUR'",
                "basis = ''",
                "document = ''",
                "name = ''",
                "version = 0",
                "line = 0"
            })
    void theTableTakesNoLineThatCannotBe(String bent) {
        charged.line("工本费", 2000, Unit.COPY);
        assertThatThrownBy(() -> jdbc.sql("update payment.tariff set " + bent + " where item = :item")
                        .param("item", item)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void anItemWithoutATariffChargesNothing() {
        assertThat(tariffs.inForce(item)).isEqualTo(List.of());
        assertThat(tariffs.inForce("没有")).isEmpty();
    }
}
