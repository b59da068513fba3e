package org.tiaokuai.statute.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;

/** The pages of the legal office: the list, one limit, a new version, and the trial. */
@WholeApplication
class LimitsPageTest {

    private static final String LIMITS = "/officer/limits";

    @LocalServerPort
    int port;

    private Visitor author() {
        return new Visitor(port).officer("liang");
    }

    private Visitor legal() {
        return new Visitor(port).officer("lu");
    }

    private static Map<String, String> fields(String... changed) {
        var fields = new HashMap<>(Map.of(
                "amount", "12",
                "unit", "WORKING_DAY",
                "extension", "",
                "times", "1",
                "approver", "AGENCY_HEAD",
                "onExpiry", "BREACH",
                "warnings", "3、1",
                "instrument", "某条例",
                "article", "第三条",
                "validFrom", "2099-01-01"));
        fields.put("replaces", "1");
        for (var at = 0; at < changed.length; at += 2) {
            fields.put(changed[at], changed[at + 1]);
        }
        return fields;
    }

    @Test
    void theLimitsStandByTheActThatSetsThemEachWithAllOfItsVersions() {
        assertThat(legal().get(LIMITS).body()).contains("行政许可法", "作出许可决定", "20个工作日", "第2版");
        assertThat(legal().get(LIMITS + "/LIC-06").body()).contains("第1版", "第2版", "行政机关负责人批准", "拟新版本", "2019年4月23日");
        assertThat(legal().get(LIMITS + "/LIC-18").body())
                .doesNotContain("拟新版本")
                .contains("没有规定长度");
        assertThat(legal().get(LIMITS + "/LIC-99").statusCode()).isEqualTo(404);
        assertThat(legal().get(LIMITS + "/LIC-18/draft").statusCode()).isEqualTo(404);
        assertThat(author().get("/officer/norms").body()).contains("href=\"/officer/limits\"");
    }

    @Test
    void aVersionIsDrawnUpReturnedDrawnUpAgainAndApprovedByAnother() {
        var page = LIMITS + "/PRO-02";
        var form = page + "/draft";
        assertThat(author().get(form).body()).contains("value=\"6\"", "value=\"MONTH\" selected");
        assertThat(author().post(form, form, fields()).statusCode()).isEqualTo(302);
        assertThat(author().get(LIMITS).body()).contains("等待核准");
        assertThat(author().get(page).body()).contains("12个工作日", "某条例第三条").doesNotContain("name=\"verdict\"");
        assertThat(author().post(form, form, fields()).statusCode()).isEqualTo(409);
        assertThat(decide(page, "no", "").statusCode()).isEqualTo(422);
        assertThat(decide(page, "no", "依据不对").statusCode()).isEqualTo(302);
        assertThat(author().get(page).body()).contains("依据不对", "已退回");
        author().post(form, form, fields());
        assertThat(decide(page, "yes", "").statusCode()).isEqualTo(302);
        assertThat(legal().get(page).body()).contains("第1001版", "核准", "2099年1月1日（周四）至今", "至2098年12月31日");
        assertThat(legal().post(page + "/decision", page, Map.of("draft", "x", "verdict", "yes"))
                        .statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> decide(String page, String verdict, String reasons) {
        var legal = legal();
        var draft = legal.get(page).body().replaceFirst("(?s).*?name=\"draft\" value=\"([^\"]+)\".*", "$1");
        return legal.post(page + "/decision", page, Map.of("draft", draft, "verdict", verdict, "reasons", reasons));
    }

    @Test
    void thatAnEarlierVersionWasReadAgainstItsTextSaysNothingOfADraft() {
        var page = LIMITS + "/RES-02";
        var form = page + "/draft";
        assertThat(author().get(page).body()).contains("读过原文").doesNotContain("凭记忆");
        assertThat(author().get(form).body()).doesNotContainPattern("name=\"textRead\"[^>]*checked");
        author().post(form, form, fields());
        assertThat(author().get(page).body()).contains("凭记忆，使用前须核对");
        decide(page, "no", "先读原文");
        author().post(form, form, fields("textRead", "1"));
        assertThat(legal().get(page).body().split("读过原文", -1))
                .as("the version in force and the draft")
                .hasSize(3);
        decide(page, "no", "到此为止");
    }

    @Test
    void nobodyApprovesTheirOwnDraft() {
        var page = LIMITS + "/PRO-01";
        legal().post(page + "/draft", page + "/draft", fields());
        var own = decide(page, "yes", "");
        assertThat(own.statusCode()).isEqualTo(422);
        assertThat(own.body()).contains("由另一位核准");
        decide(page, "no", "撤回");
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource({
        "amount, x, 请填0到3650的整数",
        "amount, 3651, 请填0到3650的整数",
        "amount, '', 请填0到3650的整数",
        "unit, WEEK, 请从列出的里面选",
        "onExpiry, NOTHING, 请从列出的里面选",
        "extension, 0, 延长的长度和次数至少是1",
        "extension, x, 请填0到3650的整数",
        "warnings, '3;1', 提醒的天数是整数",
        "instrument, ' ', 请填依据",
        "validFrom, 1.1.2099, 施行日请写成",
        "validFrom, 2020-01-01, 施行日不能早于今天",
        "note, '\u202Ex', 不能有看不见的字符"
    })
    void whatCannotBeReadIsSaidBesideItsFieldAndKept(String field, String typed, String said) {
        var form = LIMITS + "/RES-03/draft";
        var answer = author().post(form, form, fields(field, typed));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(said, "href=\"#" + field + "\"", "第三条");
    }

    private String tried(String... fields) {
        var query = new HashMap<String, String>();
        for (var at = 0; at < fields.length; at += 2) {
            query.put(fields[at], fields[at + 1]);
        }
        return query.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", LIMITS + "/trial?", ""));
    }

    @Test
    void anInventedCaseIsReckonedAndExplained() {
        var page = legal().get(tried(
                "what0",
                "RECEIVED",
                "at0",
                "2024-07-01T09:00",
                "what1",
                "ACCEPTED",
                "at1",
                "2024-07-01 10:00",
                "what2",
                "PAUSED",
                "at2",
                "2024-07-08",
                "ground2",
                "TESTING",
                "days2",
                "5",
                "what3",
                "EXTENDED_BY_GOVERNMENT",
                "at3",
                "2024-07-09",
                "promise",
                "10",
                "unit",
                "WORKING_DAY",
                "now",
                "2024-07-17T09:00"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("2024年8月7日", "暂停中", "检测，从第二天起不计入，到结束。", "暂停比告知申请人的久", "延长，不起作用：不是有权批准的人")
                .contains("作出决定", "承诺", "行政许可法第四十二条第一款", "value=\"2024-07-08T09:00\"");
    }

    @Test
    void whatWasMetIsNotSaidToBeStillLeft() {
        var decided = legal().get(tried(
                        "what0",
                        "RECEIVED",
                        "at0",
                        "2024-07-01",
                        "what1",
                        "ACCEPTED",
                        "at1",
                        "2024-07-01",
                        "what2",
                        "DECIDED",
                        "at2",
                        "2024-07-05",
                        "now",
                        "2024-07-08"))
                .body();
        assertThat(decided).contains("按期　离到期", "离到期16个工作日");
        assertThat(decided).doesNotContainPattern("(按期|不再需要)　还有");
    }

    @Test
    void silenceAndItsDayAreTold() {
        assertThat(legal().get(tried("what0", "RECEIVED", "at0", "2024-02-07", "now", "2024-02-22T09:00"))
                        .body())
                .contains("以前没有受理也没有告知补正，视为从这一天受理", "2024年3月12日", "已过期");
        var english = legal();
        english.get("/?lang=en");
        assertThat(english.get(tried("what0", "RECEIVED", "at0", "2024-02-07", "now", "2024-02-22T09:00"))
                        .body())
                .contains("deemed accepted from this day", "Spring Festival, 8 days off", "Decision");
    }

    @Test
    void everyHappeningCanBeTried() {
        for (var what : Trial.Happening.values()) {
            var page = legal().get(tried(
                    "what0",
                    "RECEIVED",
                    "at0",
                    "2024-07-01",
                    "what1",
                    "ACCEPTED",
                    "at1",
                    "2024-07-02",
                    "what2",
                    what.name(),
                    "at2",
                    "2024-07-03",
                    "now",
                    "2024-07-04"));
            assertThat(page.statusCode()).as(what.name()).isEqualTo(200);
            assertThat(page.body()).doesNotContain("statute.");
        }
        for (var course : Trial.Course.values()) {
            assertThat(legal().get(tried(
                                    "course",
                                    course.name(),
                                    "expiry",
                                    "2024-09-01",
                                    "what0",
                                    "RECEIVED",
                                    "at0",
                                    "2024-07-01",
                                    "now",
                                    "2024-07-04"))
                            .body())
                    .contains("受理或者一次告知补正");
        }
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource({
        "at0, 1.7.2024, 时间请写成",
        "at0, '', 时间请写成",
        "now, gestern, 时间请写成",
        "expiry, x, 日期请写成",
        "promise, 1000, 请填0到100的整数",
        "days0, -1, 请填0到100的整数",
        "what0, ACCEPTED, 先要有收到材料",
        "at0, 2006-12-31, 2007年以前",
        "now, 2099-01-01, 年以后",
        "at0, 2007-01-01T25:00, 时间请写成"
    })
    void whatCannotBeTriedIsSaid(String field, String typed, String said) {
        var fields = new HashMap<>(Map.of("what0", "RECEIVED", "at0", "2024-07-01", "now", "2024-07-02"));
        fields.put(field, typed);
        var flat = fields.entrySet().stream()
                .flatMap(one -> Stream.of(one.getKey(), one.getValue()))
                .toArray(String[]::new);
        var page = legal().get(tried(flat));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains(said);
    }
}
