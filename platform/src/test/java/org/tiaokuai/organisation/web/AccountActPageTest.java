package org.tiaokuai.organisation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Office;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;
import org.tiaokuai.access.Access;
import org.tiaokuai.access.Access.EmployOfficer;
import org.tiaokuai.access.Access.Registration.Registered;
import org.tiaokuai.access.Role;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.organisation.Organisation.Appointment;

/** What shuts somebody out is said before it is done, and looking at it does nothing. */
@WholeApplication
class AccountActPageTest {

    private final Access access;
    private final Organisation organisation;
    private final Visitor administrator;
    private final String login = "asked." + UUID.randomUUID().toString().substring(0, 8);
    private UUID account;
    private UUID post;

    @Autowired
    AccountActPageTest(Access access, Organisation organisation, @LocalServerPort int port) {
        this.access = access;
        this.organisation = organisation;
        administrator = new Visitor(port).officer("guan");
    }

    @BeforeEach
    void anOfficerHoldsTwoPosts() {
        account = ((Registered) access.employ(new EmployOfficer(login, "问一问", Office.PASSWORD, null))).account();
        var department = organisation.departments().getFirst().id();
        post = organisation.appoint(new Appointment(account, department, "受理窗口", Set.of(Role.WINDOW)));
        organisation.appoint(new Appointment(account, department, "审批科", Set.of(Role.APPROVER)));
    }

    private String address() {
        return "/admin/accounts/" + account;
    }

    @Test
    void eachActIsAskedForWithWhomItMeetsAndWhatFollowsAndNothingIsDoneYet() {
        var before = administrator.get(address()).body();
        for (var asked : Map.of(
                        "/code", "原来的密码作废",
                        "/blocking", "恢复使用以前不能再登录",
                        "/second-factor", "密码和动态口令都作废")
                .entrySet()) {
            var page = administrator.get(address() + asked.getKey());
            assertThat(page.statusCode()).as(asked.getKey()).isEqualTo(200);
            assertThat(page.body())
                    .contains("问一问", login, "受理窗口", "审批科", asked.getValue())
                    .contains("btn-outline-danger", "href=\"" + address() + "\"");
        }
        var page = administrator.get(address() + "/posts/" + post + "/end").body();
        assertThat(page).contains("受理窗口", "退回部门，由别人领").doesNotContain("审批科");
        assertThat(administrator.get(address()).body())
                .contains("还没有人改过这个账号")
                .contains("href=\"" + address() + "/blocking\"")
                .contains("href=\"" + address() + "/posts/" + post + "/end\"")
                .hasSameSizeAs(before);
    }

    @Test
    void whatIsDoneIsDoneFromThePageThatAsked() {
        var blocking = address() + "/blocking";
        assertThat(Visitor.where(administrator.post(blocking, blocking, Map.of())))
                .isEqualTo(address());
        assertThat(administrator.get(address()).body()).contains("已停用").contains("恢复使用");
        var end = address() + "/posts/" + post + "/end";
        assertThat(Visitor.where(administrator.post(end, end, Map.of()))).isEqualTo(address());
        assertThat(administrator.get(end).statusCode()).isEqualTo(404);
        assertThat(administrator
                        .get("/admin/accounts/" + UUID.randomUUID() + "/blocking")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobodyIsEvenAskedAboutTheirOwnAccount() {
        var list = administrator.get("/admin/accounts?q=guan").body();
        var own = list.replaceAll("(?s).*(/admin/accounts/[-0-9a-f]{36})\">guan<.*", "$1");
        for (var what : List.of("/blocking", "/code", "/second-factor")) {
            var asked = administrator.get(own + what);
            assertThat(asked.statusCode()).as(what).isEqualTo(422);
            assertThat(asked.body()).contains("这是您自己的账号").doesNotContain("btn-outline-danger");
            var done = administrator.post(own + what, own, Map.of());
            assertThat(done.statusCode()).as(what).isEqualTo(422);
            assertThat(done.body()).contains("这是您自己的账号").doesNotContain("btn-outline-danger");
        }
        assertThat(administrator.post(own + "/blocking/end", own, Map.of()).statusCode())
                .isEqualTo(422);
        assertThat(administrator.get("/admin/accounts").statusCode()).isEqualTo(200);
    }
}
