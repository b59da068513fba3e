package org.tiaokuai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How many SQL statements a page may send, reading the session included; what a page shows must not change the number. */
@WholeApplication
class StatementBudgetTest {

    private static final String LU = "320281199305219826";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "/, 6",
        "/items, 3",
        "/items?q=居住证, 5",
        "/items?q=没有这样的事项呀, 9",
        "/verify/0000000000000000, 1",
        "/norms, 1"
    })
    void aPageForAnyoneKeepsToItsBudget(String path, int budget) {
        assertBudget(new Visitor(port), path, budget);
    }

    @Test
    void anItemIsOneQuestionOnceItIsKnownAlsoWhenTheReadersOwnCopyHolds() {
        var visitor = new Visitor(port);
        var item = first(visitor.get("/items").body(), "(/items/[0-9A-Z]{20,})");
        var tag = visitor.get(item).headers().firstValue("ETag").orElseThrow();
        assertBudget(visitor, item, 1);
        var returning = new Visitor(port).saying("If-None-Match", tag);
        assertThat(returning.get(item).statusCode()).isEqualTo(304);
        assertBudget(returning, item, 1);
    }

    @Test
    void aResidentsPagesKeepToTheirBudgets() {
        var resident = new Visitor(port).resident(LU);
        var mine = resident.get("/my/cases").body();
        // what is to be paid is one question for all of them, and what one costs is one
        assertBudget(resident, "/my/cases", 4);
        assertBudget(resident, first(mine, "(/my/cases/[0-9]{8}-[0-9]+)"), 8);
    }

    @Test
    void anOfficersPagesKeepToTheirBudgetsHoweverManyRowsTheyShow() {
        var officer = new Visitor(port).officer("shen");
        var post = first(officer.get("/staff/post").body(), "value=\"([^\"]+)\">无锡市卫生健康委员会");
        officer.post("/staff/post", "/staff/post", Map.of("post", post));
        // whom the officer stands in for, why colleagues handed cases over, and what they proposed, is one question
        // each
        assertBudget(officer, "/officer/queue?state=ALL", 7);
        assertBudget(officer, "/officer/queue?number=1", 7);
        var queue = officer.get("/officer/queue?state=ALL").body();
        // notes, what lies on the desk, to whom the case could be handed, and the same person's other cases; an open
        // case is not asked for its decision; whether a reason was stated or its use was stopped, and what is disputed;
        // the read, its number
        // among the person's reads and its leaf are three; what is charged is one
        assertBudget(officer, first(queue, "(/officer/cases/[0-9]{8}-[0-9]+)"), 17);
    }

    @Test
    void whatIsOutstandingIsOneQuestionAndItsCasesAnother() {
        assertBudget(new Visitor(port).officer("jiang"), "/officer/dues", 5);
        assertBudget(new Visitor(port).officer("jiang"), "/officer/reminders", 5);
    }

    @Test
    void theLogOfASealIsOneQuestionHoweverLongItIs() {
        assertBudget(new Visitor(port).officer("yu"), "/officer/seal", 5);
    }

    @Test
    void listsOfItemsKeepToTheirBudgetsHoweverManyRowsTheyShow() {
        var editor = new Visitor(port).officer("wen");
        assertBudget(editor, "/officer/items", 3);
        assertBudget(editor, "/officer/items/completeness", 3);
        assertBudget(editor, first(editor.get("/officer/items").body(), "(/officer/items/[0-9A-Z]{20,})"), 7);
        assertBudget(
                editor, first(editor.get("/officer/items").body(), "(/officer/items/[0-9A-Z]{20,})") + "/tariff", 4);
        assertBudget(new Visitor(port).officer("liang"), "/admin/completeness", 3);
    }

    @Test
    void anAdministratorsListsKeepToTheirBudgets() {
        var administrator = new Visitor(port).officer("guan");
        assertBudget(administrator, "/admin/accounts", 5);
        assertBudget(administrator, "/admin/accounts?q=he", 5);
        assertBudget(administrator, "/admin/organisation", 5);
        assertBudget(administrator, "/admin/notices", 3);
    }

    private void assertBudget(Visitor visitor, String path, int budget) {
        visitor.get(path);
        try (var statements = new Statements()) {
            var sent = statements.of(visitor.get(path));
            assertThat(sent).as(path).hasSizeLessThanOrEqualTo(budget).isNotEmpty();
        }
    }

    private static String first(String body, String pattern) {
        var found = Pattern.compile(pattern).matcher(body);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
