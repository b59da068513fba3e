package org.tiaokuai.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Chromium;
import org.tiaokuai.Office;
import org.tiaokuai.WholeApplication;

/** Every page at three widths, in both languages, in large text: nothing axe finds, nothing cut off, no dead link. */
@WholeApplication
class EveryPageJourney {

    private static final String LU = "320281199305219826";
    private static final String QIAN = "320219198511089732";
    private static final String JI = "320282198807129750";
    private static final String ROADS = "11320200990001132H3320135001000";
    private static final List<String> OPEN = List.of(
            "/",
            "/items",
            "/items?q=公租房",
            "/items?for=NATURAL_PERSON",
            "/departments",
            "/items?q=没有这样的事项呀",
            "/items?q=居住正",
            "/verify",
            "/track",
            "/sign-in",
            "/sign-up",
            "/staff/sign-in",
            "/staff/activation",
            "/accessibility",
            "/ledger",
            "/verify/receipt",
            "/privacy",
            "/account-closed",
            "/norms",
            "/norms/B01",
            "/tools/deadline",
            "/tools/deadline?start=2024-09-27&rule=LIC-06",
            "/tools/deadline?start=2026-12-31&amount=60&unit=DAY",
            "/tools/deadline?start=x&amount=-1",
            "/demo");

    @LocalServerPort
    int port;

    @Test
    void openPagesFitPhoneAndDeskInBothLanguagesAndInLargeText() {
        try (var visitor = Chromium.phone(port)) {
            for (var path : OPEN) {
                visit(visitor, path, "open" + path.replaceAll("[^a-z]", "-"));
            }
            visitor.open("/items?q=居住证");
            visit(visitor, visitor.page().locator(".tk-found a").first().getAttribute("href"), "open-item");
            visitor.open("/verify/0000000000000000").page();
            assertThat(visitor.text()).contains("没有这个验证码");
            visitor.open("/no/such/page");
            assertThat(visitor.text()).contains("没有这一页");
        }
    }

    @Test
    void aResidentsPagesFit() {
        try (var resident = Office.resident(Chromium.phone(port), LU)) {
            visit(resident, "/my/cases", "my-cases");
            for (var link : links(resident, "/my/cases/")) {
                visit(resident, link, "my-case" + link.hashCode());
                visit(resident, link + "/receipt", "my-receipt");
                visit(resident, link + "/withdrawal", "my-withdrawal");
                visit(resident, link + "/reissue", "my-reissue");
                visit(resident, link + "/hearing", "my-hearing");
                visit(resident, link + "/ledger", "my-ledger");
            }
            visit(resident, "/my/reads", "my-reads");
            visit(resident, "/my/data", "my-data");
            visit(resident, "/my/data/closing", "my-closing");
            visit(resident, "/my/disputes", "my-disputes");
            visit(resident, "/my/disputes/new?about=PHONE", "my-dispute");
            visit(resident, "/", "home-signed-in");
            visit(resident, "/apply/" + ROADS + "/renewal", "renewal-nothing");
        }
        try (var holder = Office.resident(Chromium.phone(port), JI)) {
            visit(holder, "/apply/" + ROADS + "/renewal", "renewal");
        }
    }

    /** A case of the demonstration in which something is to be paid. */
    private String charged() {
        try (var resident = Office.resident(Chromium.phone(port), QIAN)) {
            visit(resident, "/my/cases", "my-cases-to-pay");
            var link = resident.page().locator("a[href$='#dues']").first().getAttribute("href");
            visit(resident, link.substring(0, link.indexOf('#')), "my-charged-case");
            return link.substring("/my/cases/".length(), link.indexOf('#'));
        }
    }

    @Test
    void anOfficersPagesFit() {
        try (var officer = Office.officer(port, "shen", "卫生健康委员会")) {
            visit(officer, "/officer/queue", "office-queue");
            for (var link : links(officer, "/officer/cases/")) {
                visit(officer, link, "office-case");
            }
            var theCase = links(officer.open("/officer/queue?state=ALL"), "/officer/cases/")
                    .getFirst();
            visit(officer, theCase + "/handover", "office-handover");
            visit(officer, theCase + "/notes", "office-note");
            visit(officer, theCase + "/reason", "office-reason");
            officer.open("/officer/queue?state=ACCEPTED");
            var accepted = links(officer, "/officer/cases/").getFirst();
            for (var measure : List.of("extension", "suspension", "hearing", "termination")) {
                visit(officer, accepted + "/" + measure, "office-" + measure);
            }
            visit(officer, theCase + "/outcome", "office-outcome");
            visit(officer, theCase + "/rectification", "office-rectification");
            visit(officer, theCase + "/reissue", "office-reissue");
            visit(officer, "/officer/disputes", "office-disputes");
            visit(officer, "/officer/phrases", "office-phrases");
            visit(officer, "/officer/absences", "office-absences");
            visit(officer, "/officer/reminders", "office-reminders");
            visit(officer, "/staff/post", "office-post");
        }
        try (var approver = Office.officer(port, "yu", "")) {
            visit(approver, "/officer/seal", "office-seal");
            visit(approver, "/officer/closing-days", "office-closing-days");
        }
        try (var window = Office.officer(port, "tang", "")) {
            var waiting = links(window.open("/officer/queue?state=ALL"), "/officer/cases/")
                    .getFirst();
            visit(window, waiting + "/settlement", "office-settlement");
        }
        try (var roads = Office.officer(port, "jiang", "")) {
            visit(roads, "/officer/items/" + ROADS + "/tariff?line=1", "office-tariff-line");
            var number = charged();
            visit(roads, "/officer/cases/" + number, "office-charged-case");
            visit(roads, "/officer/dues", "office-dues");
            visit(roads, "/officer/dues?why=REFUNDABLE", "office-dues-refundable");
            visit(roads, "/officer/cases/" + number + "/charges", "office-charges");
            visit(roads, links(roads, "/officer/cases/" + number + "/charges/").getFirst(), "office-charge");
        }
        try (var administrator = Office.officer(port, "guan", "")) {
            visit(administrator, "/admin", "admin");
            visit(administrator, "/admin/accounts", "admin-accounts");
            visit(administrator, "/admin/accounts/invitation", "admin-invitation");
            administrator.open("/admin/accounts?q=he");
            var account = links(administrator, "/admin/accounts/").getLast();
            visit(administrator, account, "admin-account");
            for (var act : List.of("/code", "/blocking")) {
                visit(administrator, account + act, "admin-account" + act.replace('/', '-'));
            }
            administrator.open(account);
            var items = links(administrator, account + "/posts/").getFirst();
            visit(administrator, items.replace("/items", "/end"), "admin-post-end");
            visit(administrator, account + "/posts", "admin-appointment");
            visit(administrator, items, "admin-post-items");
            administrator.open("/admin/absences").click("form[method=get] button");
            visit(administrator, administrator.path(), "admin-absences");
            visit(administrator, "/admin/organisation?q=卫生", "admin-organisation");
            visit(administrator, "/admin/organisation/imports", "admin-imports");
            visit(administrator, "/admin/notices", "admin-notices");
            visit(administrator, "/admin/keys", "admin-keys");
            visit(administrator, "/admin/keys/renewal", "admin-keys-renewal");
            visit(administrator, "/admin/maintenance", "admin-maintenance");
        }
        try (var lawyer = Office.officer(port, "lu", "")) {
            visit(lawyer, "/officer/holidays", "office-holidays");
        }
        try (var editor = Office.officer(port, "wen", "")) {
            visit(editor, "/officer/items", "office-items");
            visit(editor, "/officer/items/new", "office-new-item");
            visit(editor, "/officer/items/completeness", "office-matrix");
            for (var link : links(editor, "/officer/items/113")) {
                visit(editor, link, "office-item");
                visit(editor, link + "/tariff", "office-tariff");
            }
        }
        try (var keeper = Office.officer(port, "liang", "")) {
            visit(keeper, "/admin/reopening", "admin-reopening");
            visit(keeper, "/admin/missed-searches", "admin-missed");
            visit(keeper, "/admin/ledger", "admin-ledger");
            visit(keeper, "/admin/completeness", "admin-completeness");
            visit(keeper, "/officer/norms/B01", "office-norm");
            visit(keeper, "/officer/limits", "office-limits");
            visit(keeper, "/officer/limits/LIC-06", "office-limit");
            visit(keeper, "/officer/limits/LIC-06/draft", "office-limit-draft");
            visit(
                    keeper,
                    "/officer/limits/trial?what0=RECEIVED&at0=2024-07-01&what1=ACCEPTED&at1=2024-07-02&what2=PAUSED"
                            + "&at2=2024-07-08&days2=5&promise=7&now=2024-07-20",
                    "office-limit-trial");
            visit(keeper, "/admin/imports", "admin-imports");
            visit(keeper, "/admin/imports/bodies", "admin-bodies");
        }
    }

    @Test
    void noLinkOfAnOpenPageIsDead() {
        try (var visitor = Chromium.desk(port)) {
            var seen = new ArrayList<String>();
            for (var path : OPEN) {
                visitor.open(path);
                for (var link : links(visitor, "/")) {
                    if (!seen.contains(link) && seen.size() < 80) {
                        seen.add(link);
                    }
                }
            }
            for (var link : seen) {
                var status = visitor.page()
                        .request()
                        .get("http://localhost:" + port + link)
                        .status();
                assertThat(status).as(link).isLessThan(400);
            }
        }
    }

    private void visit(Chromium person, String path, String name) {
        person.open(path);
        person.resize(1440);
        person.lieFlat(name);
        person.resize(390);
        person.fit(name);
        var joined = path.contains("?") ? path + "&" : path + "?";
        person.resize(320);
        person.open(joined + "text=large").lieFlat(name + "-large");
        person.resize(390);
        person.open(joined + "text=ordinary&lang=en").fit(name + "-en");
        person.open(joined + "lang=zh");
    }

    private static List<String> links(Chromium person, String prefix) {
        var own = Pattern.compile("^/(?!/|assets/).*");
        return person.page().locator("a[href^='" + prefix + "']").all().stream()
                .map(link -> link.getAttribute("href"))
                .filter(own.asMatchPredicate())
                .distinct()
                .toList();
    }
}
