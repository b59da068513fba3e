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

/** What an administrator does to an account is felt by whoever is signed in under it, at the next click. */
@WholeApplication
class AccountPageTest {

    private final Access access;
    private final Organisation organisation;
    private final int port;
    private final String login = "tried." + UUID.randomUUID().toString().substring(0, 8);
    private UUID account;
    private UUID post;
    private Visitor officer;
    private Visitor administrator;

    @Autowired
    AccountPageTest(Access access, Organisation organisation, @LocalServerPort int port) {
        this.access = access;
        this.organisation = organisation;
        this.port = port;
    }

    @BeforeEach
    void anOfficerAndAnAdministratorAreAtWork() {
        account = ((Registered) access.employ(new EmployOfficer(login, "试一试", Office.PASSWORD, null))).account();
        var department = organisation.departments().getFirst().id();
        post = organisation.appoint(new Appointment(account, department, "窗口", Set.of(Role.WINDOW)));
        officer = new Visitor(port).officer(login);
        administrator = new Visitor(port).officer("guan");
        assertThat(officer.get("/officer/queue").statusCode()).isEqualTo(200);
    }

    private String address() {
        return "/admin/accounts/" + account;
    }

    private void act(String what) {
        var answer = administrator.post(address() + what, address(), Map.of());
        assertThat(Visitor.where(answer)).isEqualTo(address());
    }

    @Test
    void whoIsBlockedIsOutAtTheNextClickAndToldSoAtTheDoor() {
        act("/blocking");
        assertThat(Visitor.where(officer.get("/officer/queue"))).startsWith("/staff/sign-in");
        var again =
                officer.post("/staff/sign-in", "/staff/sign-in", Map.of("login", login, "password", Office.PASSWORD));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("这个账号已停用");
        act("/blocking/end");
        assertThat(officer.officer(login).get("/officer/queue").statusCode()).isEqualTo(200);
        assertThat(administrator.get(address()).body()).contains("停用").contains("恢复使用");
    }

    @Test
    void aPostThatEndedActsNoMore() {
        act("/posts/" + post + "/end");
        assertThat(Visitor.where(officer.get("/officer/queue"))).isEqualTo("/staff/post");
        assertThat(officer.get("/staff/post").body()).contains("您还没有岗位");
        assertThat(officer.post("/staff/post", "/staff/post", Map.of("post", post.toString()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(administrator.get(address()).body()).contains("撤岗：");
        assertThat(administrator
                        .post(address() + "/posts/" + post + "/end", address(), Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aNewCodeEndsTheSessionAndLetsTheOwnerSetAPassword() {
        var answer = administrator.post(address() + "/code", address(), Map.of());
        var code = answer.body().replaceAll("(?s).*<b class=\"tk-code\">([-0-9A-Z]+)</b>.*", "$1");
        assertThat(Visitor.where(officer.get("/officer/queue"))).startsWith("/staff/sign-in");
        assertThat(administrator.get(address()).body()).contains("待启用").doesNotContain(code);
        var form = Map.of("login", login, "code", code, "number", "32021119860403005X", "password", "another-Secret-7");
        assertThat(officer.post("/staff/activation", "/staff/activation", form).body())
                .contains("公民身份号码不对")
                .doesNotContain("another-Secret-7")
                .doesNotContain(code);
        var right =
                Map.of("login", login, "code", code, "number", "320281199305219826", "password", "another-Secret-7");
        assertThat(Visitor.where(officer.post("/staff/activation", "/staff/activation", right)))
                .isEqualTo("/staff/sign-in");
        officer.post("/staff/sign-in", "/staff/sign-in", Map.of("login", login, "password", "another-Secret-7"));
        assertThat(officer.get("/officer/queue").statusCode()).isEqualTo(200);
    }

    @Test
    void anAccountIsMadeGivenAPostLimitedToAnItemAndItSaysSo() {
        var fresh = "fresh." + UUID.randomUUID().toString().substring(0, 8);
        var page = "/admin/accounts/invitation";
        var made = administrator.post(page, page, Map.of("login", fresh, "name", "新来的"));
        assertThat(made.body()).contains(fresh).containsPattern("<b class=\"tk-code\">[-0-9A-Z]{19}</b>");
        var address = made.body().replaceAll("(?s).*(/admin/accounts/[-0-9a-f]{36})\">" + fresh + "<.*", "$1");
        var police = organisation.departments().stream()
                .filter(department -> department.name().contains("公安局"))
                .findFirst()
                .orElseThrow();
        var form = Map.of("department", police.id().toString(), "title", "户政窗口", "roles", "WINDOW");
        assertThat(Visitor.where(administrator.post(address + "/posts", address + "/posts", form)))
                .isEqualTo(address);
        var again = administrator.post(address + "/posts", address + "/posts", form);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("已经有这个岗位了").contains("户政窗口");
        var items = address
                + administrator
                        .get(address)
                        .body()
                        .replaceAll("(?s).*href=\"" + address + "(/posts/[-0-9a-f]{36}/items)\".*", "$1");
        var code = administrator.get(items).body().replaceAll("(?s).*name=\"item\" value=\"([0-9A-Z]+)\".*", "$1");
        assertThat(administrator.post(items, items, Map.of("rights", "some")).body())
                .contains("请勾选1到200项");
        var chosen = Map.of("rights", "some", "item", code);
        assertThat(Visitor.where(administrator.post(items, items, chosen))).isEqualTo(address);
        assertThat(administrator.get(address).body())
                .contains("只办1项")
                .contains("限定事项：")
                .contains(code);
        var late = administrator.post(items, items, Map.of("rights", "all"));
        assertThat(late.statusCode()).as("who did not see the limit").isEqualTo(409);
        assertThat(late.body()).contains("有人刚改过");
        var unknown = Map.of("rights", "some", "item", "NOSUCHITEM", "seen", code);
        assertThat(administrator.post(items, items, unknown).statusCode()).isEqualTo(404);
        assertThat(Visitor.where(administrator.post(items, items, Map.of("rights", "all", "seen", code))))
                .isEqualTo(address);
        assertThat(administrator.get(address).body()).contains("不再限定事项：");
    }

    @Test
    void whatIsMistypedComesBackAsItWas() {
        var page = "/admin/accounts/invitation";
        for (var wrong : List.of("", "1abc", "a", "a b", "a".repeat(33), "张三")) {
            var answer = administrator.post(page, page, Map.of("login", wrong, "name", "\u200B"));
            assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
            assertThat(answer.body()).contains("账号的写法不对").contains("请填姓名").contains("value=\"" + wrong + "\"");
        }
        var taken = administrator.post(page, page, Map.of("login", login, "name", "别人"));
        assertThat(taken.body()).contains("这个账号已经有人用了").contains("别人").doesNotContain("tk-code\">");
        var posts = address() + "/posts";
        var empty =
                administrator.post(posts, posts, Map.of("department", "x", "title", "长".repeat(61), "roles", "KING"));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body())
                .contains("请选部门")
                .contains("请填岗位")
                .contains("请至少选一项权限")
                .contains("长".repeat(61));
        assertThat(administrator
                        .get("/admin/accounts/" + UUID.randomUUID() + "/posts")
                        .statusCode())
                .isEqualTo(404);
        assertThat(administrator.get(posts + "/" + UUID.randomUUID() + "/items").statusCode())
                .isEqualTo(404);
    }

    @Test
    void nobodyGivesThemselvesAPostOrWidensTheirOwn() {
        var list = administrator.get("/admin/accounts?q=guan").body();
        var own = list.replaceAll("(?s).*(/admin/accounts/[-0-9a-f]{36})\">guan<.*", "$1");
        var department = organisation.departments().getFirst().id().toString();
        var form = Map.of("department", department, "title", "审批", "roles", "APPROVER");
        var answer = administrator.post(own + "/posts", own + "/posts", form);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("这是您自己的账号");
    }

    @Test
    void everyRoleHasItsWordOnThePageOfWhoHasIt() {
        for (var officer : List.of("wen", "lu", "liang", "chen")) {
            var list = administrator.get("/admin/accounts?q=" + officer).body();
            var page = list.replaceAll("(?s).*(/admin/accounts/[-0-9a-f]{36})\">" + officer + "<.*", "$1");
            assertThat(administrator.get(page).statusCode()).as(officer).isEqualTo(200);
        }
    }
}
