package org.tiaokuai.hall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.calendar.ClosingDays;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Catalogue.PublishGuide;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.course.Ahead;
import org.tiaokuai.page.Copies;
import org.tiaokuai.page.Text;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What stands on an item's page, and when a reader's own copy of it still holds. */
@WholeApplication
class ItemPageTest {

    private static final String CODE = "11320200990001087G3320102001002";
    private static final String ITEM = "/items/" + CODE;

    @LocalServerPort
    int port;

    @Autowired
    Catalogue catalogue;

    /** What is known of a version for a minute is not known of the next. */
    @BeforeEach
    void publishANewVersion() {
        var json = JsonMapper.shared();
        var offer = catalogue.offer(CODE).orElseThrow();
        var guide = (ObjectNode) json.valueToTree(offer.guide());
        guide.put("fee", "不收费（第" + (offer.version() + 1) + "版）");
        catalogue.publish(new PublishGuide(json.treeToValue(guide, Guide.class), offer.form(), offer.handledBy()));
    }

    @Test
    void howLongItReallyTookStandsBesideThePromiseOnceThereIsEnoughToSay(@Autowired JdbcClient jdbc) {
        var visitor = new Visitor(port);
        assertThat(visitor.get(ITEM).body()).doesNotContain("实际用时");
        jdbc.sql("insert into figures.pace values (:code, 41, 6, 14, '2026-11-23')")
                .param("code", CODE)
                .update();
        publishANewVersion();
        assertThat(visitor.get(ITEM).body())
                .contains("实际用时")
                .contains("一半在6个工作日内办结，九成在14个工作日内办结")
                .contains("近12个月41件，统计到2026年11月23日");
        jdbc.sql("delete from figures.pace where item = :code")
                .param("code", CODE)
                .update();
    }

    /** The page of a guide that differs from the usual one by some fields. */
    private String pageOf(String code, String fields) {
        var json = JsonMapper.shared();
        var offer = catalogue.offer(CODE).orElseThrow();
        var guide = (ObjectNode) json.valueToTree(offer.guide());
        guide.setAll((ObjectNode) json.readTree(fields));
        guide.put("code", code).put("name", "虚构的草台搭建登记" + code);
        catalogue.publish(new PublishGuide(json.treeToValue(guide, Guide.class), offer.form(), offer.handledBy()));
        return new Visitor(port).get("/items/" + code).body();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | [] | 指南没有写明",
                "[] | [{'name':'户籍信息','from':'公安','purpose':'核对'}] | 不用交",
                "[{'name':'照片','required':false},{'name':'委托书','required':false}] | [] | 2份，都可不交",
                "[{'name':'照片','required':true},{'name':'委托书','required':false}] | [] | 1份"
            })
    void whetherPapersAreToBeSuppliedIsSaidOnlyWhereTheGuideTells(String papers, String held, String said) {
        var fields = ("{'materials':" + papers + ",'heldByGovernment':" + held + "}").replace('\'', '"');
        assertThat(pageOf("PAPERS00000001", fields)).contains("<dt>要交的材料</dt><dd>" + said + "</dd>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "行政许可 | null | 法律给的期限是20个工作日",
                "行政许可 | {'amount':30,'unit':'DAY','basis':'行政许可法第四十二条'} | 法律给的期限是20个工作日",
                "行政许可 | {'amount':15,'unit':'WORKING_DAY','basis':'某条例第九条'} | 法律给的期限是15个工作日",
                "公共服务 | {'amount':30,'unit':'DAY','basis':'某条例第九条'} | 法律给的期限是30日"
            })
    void theLimitOfTheLawIsTheOneByWhichCasesAreCounted(String type, String limit, String said) {
        var fields = ("{'typeName':'" + type + "','legalLimit':" + limit + "}").replace('\'', '"');
        assertThat(pageOf("LEGAL000000001", fields)).contains(said);
    }

    @Test
    void whatNoLawLimitsIsNotSaidToBeLimitedByOne() {
        assertThat(pageOf("LEGAL000000002", "{\"typeName\":\"公共服务\",\"legalLimit\":null}"))
                .doesNotContain("法律给的期限");
        assertThat(pageOf("LEGAL000000003", "{\"typeName\":\"公共服务\",\"legalLimit\":null,\"promisedLimit\":null}"))
                .doesNotContain("法律给的期限", "今天申请并受理");
    }

    @Test
    void ofAPromiseThatIsLongerThanTheLawTheDayOfTheLawIsTold(@Autowired Ahead ahead, @Autowired Clock clock) {
        var fields = "{'typeName':'行政许可','legalLimit':null,"
                + "'promisedLimit':{'amount':40,'unit':'WORKING_DAY','basis':'承诺'}}";
        var page = pageOf("LEGAL000000004", fields.replace('\'', '"'));
        var offer = catalogue.offer("LEGAL000000004").orElseThrow();
        var limits = ahead.of(offer.handledBy(), offer.guide(), LocalDate.ofInstant(clock.instant(), Text.ZONE));
        var law = Objects.requireNonNull(limits.legal()).due();
        assertThat(Objects.requireNonNull(limits.promised()).due()).isAfter(law);
        assertThat(page)
                .containsPattern("tk-clock__date\"><span class=\"tk-nowrap\">[^<]*" + law.getMonthValue() + "月"
                        + law.getDayOfMonth() + "日");
    }

    @Test
    void placesOfWhatIsNoPermitGoByAnalogy() {
        var fields = "{'typeName':'%s','quota':{'amount':3,'per':'ANNUAL'}}".replace('\'', '"');
        assertThat(pageOf("PLACES00000001", fields.formatted("公共服务"))).contains("（参照行政许可法第五十七条）");
        assertThat(pageOf("PLACES00000002", fields.formatted("行政许可"))).contains("（行政许可法第五十七条）");
    }

    @Test
    void whatAnImportedGuideLacksLeavesNoCommaAndNoColonWithNothingBehind() {
        var page = pageOf("BARE0000000001", "{\"typeName\":\"\",\"online\":false,\"windows\":[]}");
        assertThat(page)
                .contains("<dt>类别</dt><dd>承诺件</dd>")
                .containsPattern("请到窗口办：\\s*<a href=\"#e6\">")
                .doesNotContainPattern("请到窗口办：\\s*</p>")
                .contains("去之前请打12345问清楚")
                .contains("<a href=\"/#stations\">");
        assertThat(new Visitor(port).get(ITEM).body()).doesNotContain("去之前请打12345问清楚");
    }

    @Test
    void aReadersOwnCopyHoldsWhileNothingHasChanged() {
        var first = new Visitor(port).get(ITEM);
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
        assertThat(first.headers().firstValue("Vary").orElseThrow()).containsIgnoringCase("cookie");
        assertThat(first.headers().allValues("Set-Cookie")).as("a session").isEmpty();
        var again = returning(first).get(ITEM);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(tag(again)).isEqualTo(tag(first));
    }

    @Test
    void aNewVersionIsSentWhole() {
        var first = new Visitor(port).get(ITEM);
        publishANewVersion();
        var next = returning(first).get(ITEM);
        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(next.body())
                .contains("不收费（第" + catalogue.offer(CODE).orElseThrow().version() + "版）");
    }

    @Test
    void anotherLanguageAndAnotherSizeOfTextAreSentWhole() {
        var reader = returning(new Visitor(port).get(ITEM));
        reader.get(ITEM + "?lang=en");
        assertThat(reader.get(ITEM).statusCode()).isEqualTo(200);
        reader.get(ITEM + "?lang=zh");
        assertThat(reader.get(ITEM).statusCode()).isEqualTo(304);
        reader.get(ITEM + "?text=large");
        assertThat(reader.get(ITEM).statusCode()).isEqualTo(200);
    }

    @Test
    void whoIsSignedInKeepsNoCopyAndIsSentThePageWhole() {
        var first = new Visitor(port).get(ITEM);
        for (var signedIn : new Visitor[] {
            returning(first).resident("320281199305219826"), returning(first).officer("shen")
        }) {
            var page = signedIn.get(ITEM);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("ETag")).isEmpty();
            assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        }
    }

    @Test
    void theNextDayThePageSaysAnotherDay(
            @Autowired Ahead ahead,
            @Autowired Copies copies,
            @Autowired ClosingDays closings,
            @Autowired ItemPage.Surroundings surroundings)
            throws Exception {
        var tags = new String[3];
        var moments = new String[] {"2026-03-02T01:00:00Z", "2026-03-02T15:59:59Z", "2026-03-02T16:00:00Z"};
        for (int at = 0; at < tags.length; at++) {
            var clock = Clock.fixed(Instant.parse(moments[at]), Text.ZONE);
            var page = new ItemPage(catalogue, ahead, copies, closings, surroundings, clock);
            tags[at] = MockMvcBuilders.standaloneSetup(page)
                    .build()
                    .perform(MockMvcRequestBuilders.get(ITEM))
                    .andReturn()
                    .getResponse()
                    .getHeader("ETag");
        }
        assertThat(tags[1]).isNotNull().isEqualTo(tags[0]).isNotEqualTo(tags[2]);
    }

    private Visitor returning(HttpResponse<String> first) {
        return new Visitor(port).saying("If-None-Match", tag(first));
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }
}
