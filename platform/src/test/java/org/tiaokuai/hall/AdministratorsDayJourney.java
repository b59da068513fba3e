package org.tiaokuai.hall;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Chromium;
import org.tiaokuai.Office;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.page.Text;

/** Somebody new comes, gets an account and a post for one item, somebody is away, and a post ends. */
@WholeApplication
class AdministratorsDayJourney {

    @LocalServerPort
    int port;

    @Test
    void anAccountAPostItsItemsAnAbsenceAndTheEnd() {
        try (var administrator = Office.officer(port, "guan", "")) {
            administrator.open("/admin").click("a[href='/admin/accounts']");
            administrator.click("a[href='/admin/accounts/invitation']").fit("invitation");
            administrator.page().fill("#login", "Xin");
            administrator.click("main button.btn-primary").fit("invitation-mistyped");
            administrator.page().fill("#login", "xin.lai");
            administrator.page().fill("#name", "辛来");
            administrator.click("main button.btn-primary").fit("invitation-code");
            assertThat(administrator.text()).contains("只显示这一次");
            administrator.click("main table a");
            var account = administrator.path();
            give(administrator);
            limit(administrator, account);
            absence(administrator);
            administrator.open(account);
            administrator.click("main a[href$='/end']").fit("post-end");
            assertThat(administrator.text()).contains("撤岗不能恢复").contains("无锡市公安局　户政窗口");
            administrator.click("main button.btn-outline-danger");
            assertThat(administrator.text()).contains("撤岗：");
            administrator.fit("account-after-all");
        }
    }

    @Test
    void aClosingIsThoughtOverBeforeItIsDone() {
        try (var administrator = Office.officer(port, "guan", "")) {
            administrator.open("/admin/maintenance");
            administrator.page().fill("#reason", "升级数据库");
            administrator.page().fill("#until", "2020-01-01T08:30");
            administrator.click("main button.btn-primary").fit("maintenance-mistyped");
            assertThat(administrator.page().inputValue("#reason")).isEqualTo("升级数据库");
            assertThat(administrator.page().inputValue("#until")).isEqualTo("2020-01-01T08:30");
            var tomorrow = LocalDate.now(Text.ZONE).plusDays(1) + "T08:30";
            administrator.page().fill("#until", tomorrow);
            administrator.click("main button.btn-primary").fit("maintenance-asked");
            administrator.click("main button[value=back]");
            assertThat(administrator.page().inputValue("#until")).isEqualTo(tomorrow);
            administrator.click("main button.btn-primary").click("main button.btn-outline-danger");
            administrator.fit("maintenance-closed");
            assertThat(administrator.page().inputValue("#reason")).isEqualTo("升级数据库");
            assertThat(administrator.page().inputValue("#until")).isEqualTo(tomorrow);
            administrator.click("main form[action$='/end'] button");
            assertThat(administrator.text()).doesNotContain("平台现在关闭着");
        }
    }

    private static void give(Chromium administrator) {
        administrator.click("main a[href$='/posts']").fit("appointment");
        administrator.click("main button.btn-primary").fit("appointment-mistyped");
        assertThat(administrator.text()).contains("请选部门").contains("请至少选一项权限");
        choose(administrator, "#department", "无锡市公安局");
        administrator.page().fill("#title", "户政窗口");
        administrator.page().check("input[value=WINDOW]");
        administrator.click("main button.btn-primary").fit("account-with-a-post");
        assertThat(administrator.text()).contains("无锡市公安局　户政窗口").contains("设岗：");
    }

    private static void limit(Chromium administrator, String account) {
        administrator.click("main a[href$='/items']").fit("post-items");
        administrator.page().check("#rights-some");
        administrator.click("form[method=post] .btn-primary").fit("post-items-none");
        assertThat(administrator.text()).contains("请勾选1到200项");
        administrator.page().fill("#q", "居住证");
        administrator.click("form[role=search] button").fit("post-items-found");
        administrator.page().locator("input[name=item]").first().check();
        administrator.page().check("#rights-some");
        administrator.resize(390);
        administrator.lieFlat("post-items-found");
        administrator.resize(1440);
        administrator.click("form[method=post] .btn-primary");
        assertThat(administrator.path()).isEqualTo(account);
        assertThat(administrator.text()).contains("只办1项").contains("限定事项：");
        administrator.fit("account-limited");
    }

    private static void absence(Chromium administrator) {
        administrator.open("/admin").click("a[href='/admin/absences']").fit("absent-officers");
        choose(administrator, "#department", "无锡市公安局");
        administrator.click("form[method=get] button").fit("absent-officers-department");
        choose(administrator, "#absent", "何照野　户政窗口民警");
        choose(administrator, "#deputy", "辛来　户政窗口");
        var tomorrow = LocalDate.now(Text.ZONE).plusDays(1);
        administrator.page().fill("#begins", tomorrow.toString());
        administrator.click("form[method=post]:has(#absent) button").fit("absence-mistyped");
        assertThat(administrator.text()).contains("请选日期");
        administrator.page().fill("#ends", "2999-01-01");
        administrator.click("form[method=post]:has(#absent) button");
        assertThat(administrator.text()).contains("也不能超过一年");
        administrator.page().fill("#ends", tomorrow.plusDays(2).toString());
        administrator.click("form[method=post]:has(#absent) button").fit("absence-entered");
        assertThat(administrator.text()).contains("由辛来代办").contains("管清川登记");
        administrator.click("main form[action$='/end'] button");
        assertThat(administrator.text()).contains("现在没有人请假");
    }

    private static void choose(Chromium administrator, String select, String label) {
        administrator.page().selectOption(select, new SelectOption().setLabel(label));
    }
}
