package org.tiaokuai.calendar.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.calendar.HolidayNotices;

/** Nothing is published here: that would count for all who test beside. */
@WholeApplication
class HolidaysPageTest {

    private static final String PAGE = "/officer/holidays";
    private static final Map<String, String> GOOD = Map.of(
            "title", "关于调整年底放假安排的通知",
            "document", "苏办〔2026〕3号",
            "noticedOn", "2026-11-20",
            "year", "2026",
            "reach", "days",
            "division", "320200");

    @LocalServerPort
    private int port;

    private final HolidayNotices notices;

    @Autowired
    HolidaysPageTest(HolidayNotices notices) {
        this.notices = notices;
    }

    private HttpResponse<String> check(Map<String, String> fields, String file) {
        var query = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new Visitor(port)
                .officer("lu")
                .upload(PAGE + "/check?" + query, PAGE, "days.csv", file.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> but(String field, String value) {
        var fields = new HashMap<>(GOOD);
        fields.put(field, value);
        return fields;
    }

    @Test
    void theNoticesInUseAreListed() {
        var page = new Visitor(port).officer("lu").get(PAGE).body();
        assertThat(page).contains("国务院办公厅关于2026年部分节假日安排的通知", "随平台提供", "导入通知");
    }

    @Test
    void beforePublishingOneSeesWhatChanges() {
        var answer = check(GOOD, "日期,名称,安排\n2026-12-30,地方节日,休\n2026-12-26,地方节日,休\n");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("有1天变了", "2026年12月30日（周三）：原来上班，现在放假", "通知里的2天", "2026-12-30,\"地方节日\",off");
    }

    @ParameterizedTest
    @CsvSource({
        "title, '', 写上通知的名称",
        "noticedOn, 明天, 填通知上的日期",
        "year, 27, 填四位年份",
        "division, 无锡, 填六位行政区划代码",
        "noticedOn, 2030-01-01, 通知日期不对",
    })
    void whatIsTypedWronglyIsSaidAndKept(String field, String value, String said) {
        var answer = check(but(field, value), "2026-12-30,地方节日,休\n");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(said).contains("苏办〔2026〕3号");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 选一个CSV文件",
        "'2026-12-30,节,休\n2026-12-31,节', 这几行读不懂：2",
        "'2026-12-30,节,休\n2026-12-30,节,班', 2026-12-30出现了两次",
        "'2024-12-30,节,休', 2024-12-30离这一年太远"
    })
    void aFileThatDoesNotSayItIsRefused(String file, String said) {
        var answer = check(GOOD, file);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(said);
    }

    @Test
    void whatWasNotCheckedIsCheckedWhenItIsPublished() {
        long before = notices.latest();
        var fields = but("days", "2026-12-30,节,休\n2026-12-30,节,班");
        var answer = new Visitor(port).officer("lu").post(PAGE, PAGE, fields);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("2026-12-30出现了两次");
        assertThat(new Visitor(port).officer("lu").post(PAGE, PAGE, Map.of()).statusCode())
                .isEqualTo(422);
        assertThat(notices.latest()).isEqualTo(before);
    }

    /** A notice that is sound, sent without the box that says that one looked. */
    @ParameterizedTest
    @ValueSource(strings = {"", "false", "no"})
    void nothingIsPublishedBeforeSomebodySaysThatTheyLooked(String sure) {
        long before = notices.latest();
        var fields = but("days", "2026-12-30,地方节日,off");
        if (!sure.isEmpty()) {
            fields.put("sure", sure);
        }
        var answer = new Visitor(port).officer("lu").post(PAGE, PAGE, fields);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("href=\"#sure\"", "有1天变了", "没办完的办件都重算", "苏办〔2026〕3号", "name=\"sure\"")
                .doesNotContain("checked");
        assertThat(notices.latest()).isEqualTo(before);
    }

    @Test
    void toOthersThePageDoesNotExist() {
        assertThat(new Visitor(port).officer("yu").get(PAGE).statusCode()).isEqualTo(404);
    }
}
