package org.tiaokuai.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.Chromium;
import org.tiaokuai.Office;
import org.tiaokuai.WholeApplication;

/** Somebody with the database in hand rewrites the reasons of a decision; the check names the row and both stories. */
@WholeApplication
class InsiderJourney {

    private static final String REWRITTEN = "另有隐情，照准。";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aRewrittenDecisionIsNamedAndTheOthersAreNot() {
        var decided = jdbc.sql("select number, reasons from casework.decision order by number limit 1")
                .query()
                .singleRow();
        var number = String.valueOf(decided.get("number"));
        try (var keeper = Office.officer(port, "liang", "")) {
            check(keeper).fit("ledger-check");
            assertThat(keeper.text()).doesNotContain(number);
            rewrite(number, REWRITTEN);
            check(keeper);
            assertThat(keeper.text()).contains("不一致").contains("表里被改了：文字（校验码）").contains(number);
            keeper.page()
                    .locator("tr:has-text('" + number + "') summary")
                    .first()
                    .click();
            keeper.fit("ledger-check-found");
            assertThat(keeper.text()).doesNotContain(REWRITTEN).contains("账上：");
            keeper.resize(390);
            keeper.fit("ledger-check-found");
            jdbc.sql("update ledger.check set report = jsonb_set(report, '{found}', '0')")
                    .update();
            keeper.open("/admin/ledger").fit("ledger-check-altered");
            assertThat(keeper.text()).contains("被人改过").doesNotContain("账和表一致");
        } finally {
            rewrite(number, String.valueOf(decided.get("reasons")));
        }
    }

    private void rewrite(String number, String reasons) {
        jdbc.sql("update casework.decision set reasons = :reasons where number = :number")
                .params(Map.of("reasons", reasons, "number", number))
                .update();
    }

    private static Chromium check(Chromium keeper) {
        keeper.open("/admin/ledger").click("main form button");
        for (int looked = 0; keeper.page().locator("main form button").count() == 0; looked++) {
            assertThat(looked).isLessThan(60);
            keeper.page().waitForTimeout(500);
            keeper.open("/admin/ledger");
        }
        return keeper;
    }
}
