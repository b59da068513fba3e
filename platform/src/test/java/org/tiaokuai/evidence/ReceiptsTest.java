package org.tiaokuai.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.casework.web.WaitingCase;
import org.tiaokuai.privacy.Privacy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A receipt as the applicant gets it, held against the ledger by anybody: whole, bent, and of another case. */
@WholeApplication
class ReceiptsTest {

    private static final String VERIFY = "/verify/receipt";
    private static final Pattern RECEIPT = Pattern.compile("href=\"(/my/cases/[0-9-]+/ledger/[0-9]+)\"");

    private final JsonMapper json = JsonMapper.shared();
    private final WaitingCase waiting;
    private final Privacy privacy;
    private final int port;
    private final Visitor stranger;
    private final Visitor owner;
    private String number = "";

    @Autowired
    ReceiptsTest(WaitingCase waiting, Privacy privacy, @LocalServerPort int port) {
        this.waiting = waiting;
        this.privacy = privacy;
        this.port = port;
        stranger = new Visitor(port);
        owner = new Visitor(port).resident(WaitingCase.YI);
    }

    @BeforeEach
    void aCaseIsDeclined() {
        number = waiting.submit();
        var page = "/officer/cases/" + number;
        var verdict = Map.of(
                "verdict", "no", "ground", "other", "law", "行政许可法第三十二条", "reasons", "请向无锡市民政局申请。", "then", "stay");
        assertThat(new Visitor(port)
                        .officer("fang")
                        .post(page + "/acceptance", page, verdict)
                        .statusCode())
                .isEqualTo(302);
    }

    /** The steps and the decision, once they stand under a head. */
    private List<String> receipts() {
        var page = "/my/cases/" + number + "/ledger";
        await().until(() -> RECEIPT.matcher(owner.get(page).body()).results().count() == 3);
        return RECEIPT.matcher(owner.get(page).body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private String decision() {
        return receipts().stream()
                .map(path -> owner.get(path).body())
                .filter(receipt -> receipt.contains("DECISION"))
                .findFirst()
                .orElseThrow();
    }

    private HttpResponse<String> verified(String receipt) {
        return stranger.post(VERIFY, VERIFY, Map.of("receipt", receipt));
    }

    @Test
    void anybodyCanSeeThatAReceiptIsGenuineAndWhatWasDecided() {
        var answer = verified(decision());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("凭证是真的").contains("请向无锡市民政局申请。").contains(number);
        var steps = receipts().stream().map(path -> owner.get(path).body()).filter(one -> !one.contains("DECISION"));
        assertThat(steps).hasSize(2).allSatisfy(step -> {
            assertThat(verified(step).body()).contains("凭证是真的");
            assertThat(step).doesNotContain("方映雪").doesNotContain(WaitingCase.YI);
        });
    }

    @Test
    void aReceiptIsItsOwners() {
        var path = receipts().getLast();
        assertThat(stranger.get(path).statusCode()).isEqualTo(302);
        assertThat(new Visitor(port).resident("320219198511089732").get(path).statusCode())
                .isEqualTo(404);
        assertThat(owner.get("/my/cases/" + number + "/ledger/0").statusCode())
                .as("somebody else's leaf")
                .isEqualTo(404);
    }

    /** The hash of each leaf stands in somebody's proof; it opens nothing. */
    @Test
    void theCodeOnAReceiptShowsWhatHappenedAndNobodyAndItsHashShowsNothing() {
        var inclusion = json.readTree(owner.get(receipts().getLast()).body()).path("inclusion");
        var index = inclusion.path("leafIdx").asLong();
        var hash = inclusion.path("leafHash").stringValue();
        var code = privacy.keyed("receipt", index + hash);
        var shown = stranger.get("/verify/ledger/" + index + "/" + code);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains("凭证是真的")
                .contains("<dt>办件编号</dt>")
                .contains("社会保险关系转移接续", "/items/1132020099000103683322111001000")
                .contains(number)
                .doesNotContain("当事人")
                .doesNotContain("经办账号")
                .doesNotContain(waiting.resident().personKey());
        var whole = owner.get(receipts().getLast()).body();
        assertThat(stranger.post(VERIFY, VERIFY, Map.of("receipt", whole)).body())
                .contains("<dt>办件编号</dt>", "<dt>记录号</dt>", "平台的表里记着同一件事的那一行", "社会保险关系转移接续")
                .doesNotContain("<dt>编号</dt>");
        for (var guess : List.of(hash.replace("/", "%2F").replace("+", "%2B"), "0".repeat(64), code.substring(1))) {
            assertThat(stranger.get("/verify/ledger/" + index + "/" + guess).statusCode())
                    .isBetween(400, 404);
        }
        assertThat(stranger.get("/verify/ledger/" + (index - 1) + "/" + code).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            请向无锡市民政局申请。 | 照准。 | 文字不是当时记的
            NOT_ACCEPTED | GRANTED | 记的不是这件事
            "leafIdx" : | "leafIdx" : 987654321, "y" : | 记的不是这件事
            "treeSize" : | "treeSize" : 1, "y" : | 对不上
            "proof" : [ | "proof" : [ "AAAA", | 对不上
            "signature" : " | "signature" : "A | 没有签过这个总码
            "size" : | "size" : 1, "y" : | 没有签过这个总码
            "format" : | "format" : 7, "x" : | 读不出来
            { | [ | 读不出来
            """)
    void aBentReceiptIsRefusedWithTheReason(String part, String instead, String reason) {
        UnaryOperator<String> bend = receipt -> {
            assertThat(receipt).contains(part);
            return receipt.replaceFirst(Pattern.quote(part), instead);
        };
        var answer = verified(bend.apply(decision()));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("不能作数").contains(reason);
    }

    @Test
    void whatIsNoReceiptIsRefused() {
        for (var nothing : List.of("", "null", "[]", "{}", "{\"leaf\":\"\"}", "[".repeat(5_000), "\u0000")) {
            var answer = verified(nothing);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("读不出来");
        }
        assertThat(verified("x".repeat(300_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void everyReadOfAPersonIsListedByTheDayAndTheProofHoldsThemAll() {
        var officer = new Visitor(port).officer("fang");
        officer.get("/officer/cases/" + number);
        officer.get("/officer/cases/" + number);
        assertThat(owner.get("/my/reads").body())
                .contains(number)
                .contains("方映雪")
                .contains("当天")
                .contains("看了姓名");
        var subject = waiting.resident().personKey();
        var reads = privacy.readsOf(subject, Long.MAX_VALUE, 1_000);
        await().untilAsserted(() -> assertThat(proof().path("leaves").size()).isGreaterThanOrEqualTo(reads.size()));
        assertThat(proof().path("about").stringValue()).isEqualTo(subject);
        assertThat(new Visitor(port).officer("fang").get("/my/reads/proof").statusCode())
                .isNotEqualTo(200);
    }

    @Test
    void aProofOfReadsIsHeldAgainstTheLedgerTooAndOneThatHidesARead() {
        new Visitor(port).officer("fang").get("/officer/cases/" + number);
        new Visitor(port).officer("fang").get("/officer/cases/" + number);
        await().until(() -> proof().path("leaves").size() >= 2);
        var proof = owner.get("/my/reads/proof").body();
        assertThat(uploaded(proof)).contains("证明是真的").contains("一次也没有少");
        var hidden = (ObjectNode) json.readTree(proof);
        ((ArrayNode) hidden.path("leaves")).remove(0);
        assertThat(uploaded(json.writeValueAsString(hidden))).contains("不能作数");
        var shorter = (ObjectNode) json.readTree(proof);
        var leaves = (ArrayNode) shorter.path("leaves");
        leaves.remove(leaves.size() - 1);
        assertThat(uploaded(json.writeValueAsString(shorter))).contains("不能作数");
        var none = (ObjectNode) json.readTree(proof);
        ((ArrayNode) none.path("leaves")).removeAll();
        none.remove("inclusion");
        assertThat(uploaded(json.writeValueAsString(none))).contains("不能作数");
    }

    private String uploaded(String file) {
        var octets = file.getBytes(StandardCharsets.UTF_8);
        return owner.upload(VERIFY + "/file", VERIFY, "reads.json", octets).body();
    }

    private JsonNode proof() {
        return json.readTree(owner.get("/my/reads/proof").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}"})
    void aListAboutNobodyIsNone(String about) {
        await().until(() -> !proof().path("head").isMissingNode());
        var list = (ObjectNode) proof();
        list.set("about", json.readTree(about));
        assertThat(uploaded(json.writeValueAsString(list))).contains("不能作数");
    }

    /** A number beyond those that a list can have is refused like any other, and breaks nothing. */
    @ParameterizedTest
    @ValueSource(longs = {0, -1, 2_147_483_648L, 4_294_967_297L, Long.MAX_VALUE, Long.MIN_VALUE})
    void aReadThatIsWithheldUnderANumberOfNoReadIsMissed(long withheldAs) {
        new Visitor(port).officer("fang").get("/officer/cases/" + number);
        await().until(() -> proof().path("leaves").toString().contains(number));
        var list = (ObjectNode) proof();
        ((ArrayNode) list.get("leaves")).set(0, "");
        list.putArray("withheld")
                .addObject()
                .put("number", withheldAs)
                .put("law", "某法")
                .put("until", "2999-01-01")
                .set("inclusion", list.get("inclusion"));
        var octets = json.writeValueAsString(list).getBytes(StandardCharsets.UTF_8);
        var answer = owner.upload(VERIFY + "/file", VERIFY, "reads.json", octets);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("不能作数");
    }

    /** What nobody deferred is not passed off as withheld by a law. */
    @ParameterizedTest
    @ValueSource(strings = {"1999-01-01", "whenever", "2999-01-01"})
    void aReadThatIsHiddenBehindALawIsMissed(String until) {
        new Visitor(port).officer("fang").get("/officer/cases/" + number);
        await().until(() -> proof().path("leaves").toString().contains(number));
        var list = (ObjectNode) proof();
        assertThat(uploaded(json.writeValueAsString(list))).contains("证明是真的");
        var leaves = (ArrayNode) list.get("leaves");
        int last = leaves.size();
        leaves.set(last - 1, "");
        var withheld = list.get("withheld") == null ? list.putArray("withheld") : (ArrayNode) list.get("withheld");
        var fake = withheld.addObject().put("number", last).put("law", "某法").put("until", until);
        fake.set("inclusion", list.get("inclusion"));
        assertThat(uploaded(json.writeValueAsString(list))).contains("不能作数");
    }
}
