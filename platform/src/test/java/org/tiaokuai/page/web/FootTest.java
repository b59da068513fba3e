package org.tiaokuai.page.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;

/** The foot of a page offers nobody what they have done already. */
@WholeApplication
class FootTest {

    private static final String STAFF = "href=\"/staff/sign-in\"";

    @LocalServerPort
    int port;

    @Test
    void onlyWhoIsNoColleagueAtWorkIsOfferedToSignInAsOne() {
        assertThat(new Visitor(port).get("/track").body()).contains(STAFF);
        assertThat(new Visitor(port)
                        .resident("320281199305219826")
                        .get("/track")
                        .body())
                .contains(STAFF);
        var officer = new Visitor(port).officer("he");
        assertThat(officer.get("/officer/queue").body()).doesNotContain(STAFF);
        assertThat(officer.get("/track").body()).doesNotContain(STAFF);
        var withoutAPostYet = new Visitor(port).officer("shen");
        assertThat(withoutAPostYet.get("/staff/post").body()).contains("退出").doesNotContain(STAFF);
    }
}
