package org.tiaokuai.hall.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.Visitor;
import org.tiaokuai.WholeApplication;

@WholeApplication
class ItemPaceTest {

    private static final String ITEM = "/items/11320200990001087G3320102001002";

    @LocalServerPort
    int port;

    @Test
    void howLongItReallyTookStandsBesideThePromiseOnceThereIsEnoughToSay(@Autowired JdbcClient jdbc) {
        var visitor = new Visitor(port);
        assertThat(visitor.get(ITEM).body()).doesNotContain("实际用时");
        jdbc.sql("insert into figures.pace values ('11320200990001087G3320102001002', 41, 6, 14, '2026-11-23')")
                .update();
        assertThat(visitor.get(ITEM).body())
                .contains("实际用时")
                .contains("一半在6个工作日内办结，九成在14个工作日内办结")
                .contains("近12个月41件，统计到2026年11月23日");
    }
}
