package org.tiaokuai.norm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.norm.Norms.DecideText;
import org.tiaokuai.norm.Norms.Level;
import org.tiaokuai.norm.Norms.ProposeText;
import org.tiaokuai.norm.Norms.Step;

@EmptyPlatform
class NormsModuleTest {

    private final Norms norms;
    private final Officer author;
    private final Officer legal;
    private final Officer both;

    @Autowired
    NormsModuleTest(Norms norms, SmallTown town) {
        this.norms = norms;
        var department = town.department("办" + UUID.randomUUID());
        author = town.officer(department, Role.INFORMATION_AUTHORITY);
        legal = town.officer(department, Role.LEGAL_OFFICE);
        both = town.officer(department, Role.INFORMATION_AUTHORITY, Role.LEGAL_OFFICE);
    }

    private NormView norm(String code) {
        return norms.norm(code).orElseThrow();
    }

    private Step decide(Officer officer, String code, boolean approve) {
        long proposal = norm(code).proposal().map(NormView.Text::id).orElse(0L);
        return norms.decide(new DecideText(officer, code, proposal, approve, "意见"));
    }

    @Test
    void theTitlesOfTheSourceStandInTheRegisterOnThreeLevels() {
        assertThat(norms.all().stream().filter(norm -> norm.level() == Level.BUSINESS))
                .extracting(NormLine::title)
                .hasSize(14)
                .startsWith("办事指南规范", "表格下载规范")
                .endsWith("上门服务规范");
        assertThat(norms.all().stream().filter(norm -> norm.level() == Level.TECHNICAL))
                .hasSize(5);
        assertThat(norms.all().stream().filter(norm -> norm.level() == Level.MEASURE))
                .hasSize(7);
    }

    @Test
    void aTextIsInForceOnceTheLegalOfficeApprovedItAndTheOldOneIsKept() {
        assertThat(norms.propose(new ProposeText(author, "T01", "第一版", 0))).isEqualTo(new Step.Proposed("T01"));
        assertThat(norm("T01").inForce()).isEmpty();
        assertThat(decide(legal, "T01", true)).isEqualTo(new Step.Approved("T01", 1));
        norms.propose(new ProposeText(author, "T01", "第二版", 1));
        assertThat(norm("T01").inForce().orElseThrow().body()).isEqualTo("第一版");
        assertThat(decide(legal, "T01", true)).isEqualTo(new Step.Approved("T01", 2));
        assertThat(norm("T01").texts())
                .extracting(NormView.Text::state)
                .containsExactly(NormView.State.IN_FORCE, NormView.State.REVISED);
    }

    @Test
    void aReturnedTextHasReasonsAndAnotherMayFollow() {
        norms.propose(new ProposeText(author, "T02", "草", 0));
        assertThatThrownBy(() -> new DecideText(legal, "T02", 1, false, " "))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(decide(legal, "T02", false)).isEqualTo(new Step.Returned("T02"));
        assertThat(norm("T02").inForce()).isEmpty();
        assertThat(norms.propose(new ProposeText(author, "T02", "再写", 0))).isEqualTo(new Step.Proposed("T02"));
    }

    @Test
    void twoProposeOrDecideAtOnceAndTheSecondIsTold() {
        norms.propose(new ProposeText(author, "T03", "甲", 0));
        assertThat(norms.propose(new ProposeText(author, "T03", "乙", 0))).isEqualTo(new Step.NotNow());
        long seen = norm("T03").proposal().orElseThrow().id();
        decide(legal, "T03", true);
        assertThat(norms.decide(new DecideText(legal, "T03", seen, false, "晚了")))
                .isEqualTo(new Step.NotNow());
        assertThat(norms.propose(new ProposeText(author, "T03", "按旧版写的", 0))).isEqualTo(new Step.NotNow());
    }

    @Test
    void nobodyElseProposesOrApprovesAndNobodyTheirOwn() {
        assertThat(norms.propose(new ProposeText(legal, "T04", "甲", 0))).isEqualTo(new Step.NotEntitled());
        norms.propose(new ProposeText(both, "T04", "甲", 0));
        assertThat(decide(author, "T04", true)).isEqualTo(new Step.NotEntitled());
        assertThat(decide(both, "T04", true)).isEqualTo(new Step.OwnWork());
        assertThat(norms.propose(new ProposeText(author, "X99", "甲", 0))).isEqualTo(new Step.NoSuchNorm());
        assertThat(norms.norm("X99")).isEmpty();
    }
}
