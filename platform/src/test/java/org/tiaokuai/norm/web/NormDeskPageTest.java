package org.tiaokuai.norm.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;

@WholeApplication
class NormDeskPageTest {

    @LocalServerPort
    int port;

    private static String proposal(Visitor legal, String page) {
        return legal.get(page).body().replaceFirst("(?s).*?name=\"proposal\" value=\"([^\"]+)\".*", "$1");
    }

    @Test
    void aNormIsProposedReturnedProposedAgainAndReadByAnybody() {
        var page = "/officer/norms/B07";
        var author = new Visitor(port).officer("liang");
        var legal = new Visitor(port).officer("lu");
        var anybody = new Visitor(port);
        assertThat(anybody.get("/norms/B07").body()).contains("还没有制定");
        assertThat(author.post(page + "/proposal", page, Map.of("body", "\u200B"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(author.post(page + "/proposal", page, Map.of("body", "证照须可验。"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(anybody.get("/norms/B07").body()).doesNotContain("证照须可验");
        var late = author.post(page + "/proposal", page, Map.of("body", "同时写的"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(legal.post(page + "/decision", page, Map.of("proposal", proposal(legal, page), "verdict", "no"))
                        .statusCode())
                .isEqualTo(422);
        legal.post(
                page + "/decision", page, Map.of("proposal", proposal(legal, page), "verdict", "no", "reasons", "补依据"));
        assertThat(author.get(page).body()).contains("补依据").contains("已退回");
        author.post(page + "/proposal", page, Map.of("body", "证照须可验，依据某条。"));
        legal.post(page + "/decision", page, Map.of("proposal", proposal(legal, page), "verdict", "yes"));
        assertThat(anybody.get("/norms/B07").body())
                .contains("证照须可验，依据某条")
                .contains("第1版")
                .doesNotContain("补依据");
        assertThat(anybody.get("/norms").body()).contains("证照验证规范").contains("上门服务规范");
        assertThat(anybody.get("/norms/none").statusCode()).isEqualTo(404);
    }
}
