package org.tiaokuai.statute.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;

@WholeApplication
class DeadlinePageTest {

    private static final String PAGE = "/tools/deadline";

    @LocalServerPort
    int port;

    private String told(String query) {
        var answer = new Visitor(port).get(PAGE + "?" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void aHouseRuleIsNotToldAsALaw() {
        assertThat(told("start=2026-11-27&rule=ART-01-WEEK"))
                .contains("平台管理规定（示例，非法律）", "只是示例，不是法律")
                .doesNotContain("源文章");
    }

    @Test
    void asksForAStartAndALengthOrOffersTheLimitsThatCanBeCounted() {
        var page = new Visitor(port).get(PAGE);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("期限计算器", "value=\"LIC-06\"", "作出许可决定", "value=\"PET-01\"", "小时")
                .contains("value=\"LIC-13\"")
                .doesNotContain("value=\"LIC-11\"", "value=\"CIV-END\"", "role=\"alert\"");
    }

    @Test
    void explainsEachDayByNameAndKeepsWhatWasTyped() {
        assertThat(told("start=2024-09-27&time=&rule=&amount=5&unit=WORKING_DAY&profile=PRESENT"))
                .contains("2024年10月10日（周四）", "国庆节，休息7天，不算。", "第1个工作日。国庆节调休上班，要算。", "周末，不算。", "这一天不算，从第二天数起")
                .contains("value=\"2024-09-27\"", "value=\"5\"", "2024年节假日安排", "民法典第二百零一条")
                .doesNotContain("暂定");
    }

    @Test
    void saysWhyTheEndMoved() {
        assertThat(told("start=2024-08-02&amount=60&unit=DAY"))
                .contains("2024年10月8日", "最后一天在国庆节放假期间，顺延到这一天", "民法典第二百零三条");
        assertThat(told("start=2010-08-02&amount=60&unit=DAY")).contains("民法通则第一百五十四条");
    }

    @Test
    void tellsTheRuleThatItWentBy() {
        assertThat(told("start=2024-02-07&rule=LIC-06"))
                .contains("2024年3月12日", "LIC-06，第2版", "行政许可法第四十二条第一款（2019）", "受理。这一天不算")
                .contains("10个工作日，1次，行政机关负责人批准", "要有理由", "要告知申请人", "听证、招标、拍卖", "书面告知", "逾期", "读过原文");
        assertThat(told("start=2025-09-01&rule=SHA-04-SUPPLY")).contains("凭记忆");
        assertThat(told("start=2024-02-07&rule=dis-04"))
                .contains("重新起算", "收到补正", "value=\"DIS-04\" selected", "征求第三方意见、征求其他机关意见");
        assertThat(told("start=2024-02-07&rule=LIC-03")).contains("自收到之日起视为受理");
    }

    @Test
    void countsBackAndExtendsWhereTheRuleDoes() {
        assertThat(told("start=2024-10-09&rule=LIC-12-NOTICE"))
                .contains("2024年9月24日（周二）", "举行听证。这一天不算，从前一天往前数。", "第4至7个工作日", "提前7个工作日，最迟这一天。");
        assertThat(told("start=2024-06-01&rule=LIC-13")).contains("2024年5月6日", "按对当事人有利的一边");
        assertThat(told("start=2024-07-01&rule=LIC-06&extended=1"))
                .contains("2024年8月12日", "20个工作日，延长10个工作日，到期。", "value=\"1\" checked");
    }

    @Test
    void hoursAreTakenByTheClock() {
        assertThat(told("start=2024-09-30&time=16:30&amount=24&unit=HOUR"))
                .contains("2024年10月1日（周二）16:30", "24小时，夜里和休息日也算");
    }

    @Test
    void aDayBeyondTheLastNoticeIsProvisional() {
        assertThat(told("start=2026-12-31&amount=3&unit=WORKING_DAY")).contains("暂定", "全国年节及纪念日放假办法");
    }

    @Test
    void speaksEnglish() {
        var visitor = new Visitor(port);
        visitor.get("/?lang=en");
        assertThat(visitor.get(PAGE + "?start=2024-09-27&rule=LIC-06").body())
                .contains("National Day, 7 days off, not counted.", "Decision on a permit", "Holiday notice for 2024")
                .contains(
                        "Working day 1: worked to make up for National Day",
                        "10 working days, 1 time;",
                        "With a reason.");
        assertThat(visitor.get(PAGE + "?start=2024-09-27&amount=1&unit=MONTH").body())
                .contains("1 month: due.");
    }

    @ParameterizedTest
    @CsvSource({
        "start=&amount=5&unit=DAY, 请填起算日",
        "start=x&amount=5&unit=DAY, 2024-02-07这样",
        "start=2024-02-07&amount=-5&unit=DAY, 0到3650的整数",
        "start=2024-02-07&amount=200&unit=MONTH, 0到121的整数",
        "start=2024-02-07&amount=5&unit=HOUR, 请填起算时刻",
        "start=2024-02-07&amount=5&unit=WEEK, 单位是",
        "start=2024-02-07&amount=5&unit=DAY&rule=LIC-06, 就不填长度",
        "start=2024-02-07&rule=LIC-10&extended=1, 只有可以延长的",
        "start=2024-02-07&amount=5&unit=DAY&extended=1, 只有可以延长的",
        "start=2006-02-07&amount=5&unit=DAY, 2007年以前",
        "start=2031-02-07&amount=5&unit=DAY, 2029年以后"
    })
    void whatCannotBeCountedIsSaidAtItsFieldAndNothingIsLost(String query, String words) {
        var answer = new Visitor(port).get(PAGE + "?" + query);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("role=\"alert\"", words, "tk-error").doesNotContain("tk-clock__date");
        if (query.contains("amount=-5")) {
            assertThat(answer.body()).contains("value=\"-5\"", "href=\"#amount\"");
        }
    }

    @Test
    void whatWasTypedIsShownAsTextAndNotAsMarkup() {
        assertThat(new Visitor(port)
                        .get(PAGE + "?start=%22%3E%3Cscript%3E&amount=1&unit=DAY")
                        .body())
                .doesNotContain("\"><script>");
    }

    /** Where no division has days of its own nothing is asked; a place that has none is no place to count by. */
    @ParameterizedTest
    @CsvSource({"320100", "999999", "无锡", "3202", "320200' or 1=1"})
    void aPlaceWithoutHolidaysOfItsOwnIsNoChoice(String division) {
        assertThat(told("start=2024-08-02&amount=60&unit=DAY")).doesNotContain("name=\"division\"");
        var query =
                "?start=2024-08-02&amount=60&unit=DAY&division=" + URLEncoder.encode(division, StandardCharsets.UTF_8);
        var answer = new Visitor(port).get(PAGE + query);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("href=\"#division\"", "id=\"division\"", "没有自己的放假安排");
        assertThat(new Visitor(port).get("/api/v1/deadline" + query).statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/items/1132020099000103683322111001000", "/verify"})
    void theCalculatorIsFoundWherePeopleLook(String page) {
        assertThat(new Visitor(port).get(page).body()).contains("href=\"/tools/deadline\"");
    }
}
