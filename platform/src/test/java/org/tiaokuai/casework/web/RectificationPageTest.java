package org.tiaokuai.casework.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.casework.Applying;

/** What the page of a correction answers when it cannot be: a sentence, and what was typed. */
@WholeApplication
class RectificationPageTest {

    private static final Pattern RECEIPT = Pattern.compile("href=\"(/my/cases/[^\"]+/ledger/[0-9]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    WaitingCase waiting;

    @Autowired
    Applying applying;

    private String number = "";
    private String theCase = "";
    private String page = "";

    @BeforeEach
    void aCaseWasRefused() {
        number = waiting.submit();
        theCase = "/officer/cases/" + number;
        page = theCase + "/rectification";
        clerk().post(theCase + "/acceptance", theCase, Map.of("verdict", "yes", "then", "stay"));
        head().post(
                        theCase + "/decision",
                        theCase,
                        Map.of("verdict", "no", "ground", "other", "law", "某法", "reasons", "材料不付", "seen", "2"));
        assertHappened(3);
    }

    private Visitor head() {
        return new Visitor(port).officer("yu");
    }

    private Visitor clerk() {
        return new Visitor(port).officer("fang");
    }

    private static Map<String, String> typed(String... others) {
        var typed = new HashMap<>(Map.of("place", "REASONS", "now", "材料不符", "reason", "写错了一个字", "seen", "3"));
        for (var at = 0; at < others.length; at += 2) {
            typed.put(others[at], others[at + 1]);
        }
        return typed;
    }

    private void assertHappened(int happenings) {
        assertThat(applying.open(waiting.resident(), number).orElseThrow().history())
                .hasSize(happenings);
    }

    @ParameterizedTest
    @CsvSource({
        "place, '', 请选择哪里有笔误",
        "place, VERDICT, 请选择哪里有笔误",
        "place, STATEMENT:店名, 请选择哪里有笔误",
        "now, '', 请写更正以后的内容",
        "now, '　', 请写更正以后的内容",
        "now, 材料不付, 和原文一样",
        "reason, '', 请写更正的原因"
    })
    void whatCannotBeCorrectedComesBack(String field, String value, String told) {
        var answer = clerk().post(page, page, typed(field, value));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(told);
        assertHappened(3);
    }

    @Test
    void whoIsTheOnlyOneThatApprovesIsToldBeforeProposing() {
        var head = head();
        assertThat(head.get(page).body()).contains("没有能批准这一步的同事", "name=\"place\"");
        assertThat(clerk().get(page).body()).contains("name=\"place\"").doesNotContain("没有能批准这一步的同事");
        head.get("/?lang=en");
        assertThat(head.get(page).body()).contains("Nobody else can approve this");
    }

    @Test
    void whatIsTooLongOrUnseenIsRefusedAndAnOldPageIsToldWhatHappened() {
        var clerk = clerk();
        for (var bad : List.of("长".repeat(2001), "看不见\u0000", "\u202e反过来")) {
            assertThat(clerk.post(page, page, typed("now", bad)).statusCode())
                    .as(bad)
                    .isEqualTo(422);
        }
        var stale = clerk.post(page, page, typed("seen", "2"));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("材料不符").contains("决定：不予");
        assertThat(clerk.post(page + "/approval", page, Map.of("seen", "3")).statusCode())
                .isEqualTo(409);
        assertHappened(3);
    }

    @Test
    void oneProposesAnotherApprovesAndTheResidentReadsBoth() {
        var clerk = clerk();
        assertThat(clerk.get(page).body()).contains("材料不付");
        assertThat(clerk.get(page + "?step=choose").body()).contains("请选择哪里有笔误");
        assertThat(clerk.get(page + "?place=REASONS").body()).contains("材料不付</textarea>");
        assertThat(clerk.post(page, page, typed()).statusCode()).isEqualTo(302);
        assertThat(clerk.get(page).body()).contains("您这个岗位没有这一步的权限").doesNotContain("/approval\"");
        assertThat(clerk.post(page + "/approval", page, Map.of("seen", "4")).statusCode())
                .isEqualTo(409);
        assertHappened(4);
        var head = head();
        assertThat(head.get(page).body()).contains("付</del>", "符</ins>", "/approval\"");
        assertThat(head.post(page + "/approval", page, Map.of("step", "reject", "seen", "4"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(head.post(page + "/approval", page, Map.of("seen", "3")).statusCode())
                .isEqualTo(409);
        assertHappened(4);
        assertThat(head.post(page + "/approval", page, Map.of("seen", "4")).statusCode())
                .isEqualTo(302);
        assertThat(head.get(theCase).body()).contains("材料不符").contains("材料不付").contains("更正通知书");
        assertThat(head.get(page + "/approval").statusCode()).isEqualTo(302);
        head.get("/?lang=en");
        assertThat(head.get(theCase).body()).contains("Earlier words");
        assertHappened(5);
    }

    /** Whoever is shown it reads the old words, the new ones and why. */
    @Test
    void theReceiptOfACorrectionTellsWhatWasCorrected() {
        clerk().post(page, page, typed());
        head().post(page + "/approval", page, Map.of("seen", "4"));
        var owner = new Visitor(port).resident(WaitingCase.YI);
        var ledger = "/my/cases/" + number + "/ledger";
        await().until(() -> RECEIPT.matcher(owner.get(ledger).body()).results().count() == 6);
        var told = owner.get(ledger).body();
        RECEIPT.matcher(told).results().map(found -> found.group(1)).forEach(receipt -> {
            var index = receipt.substring(receipt.lastIndexOf('/') + 1);
            assertThat(told).as("the number in the address is told").contains("从0数起，写作" + index + "）");
        });
        var receipts = RECEIPT.matcher(told)
                .results()
                .map(found -> owner.get(found.group(1)).body())
                .filter(receipt -> receipt.contains("RECTIFY_REFUSED"))
                .toList();
        assertThat(receipts).hasSize(1);
        var verify = "/verify/receipt";
        var stranger = new Visitor(port);
        assertThat(stranger.post(verify, verify, Map.of("receipt", receipts.getFirst()))
                        .body())
                .contains("凭证是真的")
                .contains("材料不付")
                .contains("材料不符")
                .contains("写错了一个字");
        var bent = receipts.getFirst().replace("材料不付", "材料相符");
        assertThat(stranger.post(verify, verify, Map.of("receipt", bent)).body())
                .doesNotContain("凭证是真的");
    }

    @Test
    void itIsNotThereForOtherDepartmentsAndEmptyBeforeADecision() {
        var stranger = new Visitor(port).officer("he");
        assertThat(stranger.get(page).statusCode()).isIn(302, 404);
        assertThat(stranger.post(page, "/officer/queue", typed()).statusCode()).isIn(302, 404);
        assertHappened(3);
        var open = "/officer/cases/" + waiting.submit();
        assertThat(clerk().get(open + "/rectification").body()).contains("没有决定可以更正");
        assertThat(clerk().get(open).body()).doesNotContain("/rectification\"");
    }
}
