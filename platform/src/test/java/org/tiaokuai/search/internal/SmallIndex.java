package org.tiaokuai.search.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.tiaokuai.TestDatabase;
import org.tiaokuai.search.Search;
import org.tiaokuai.search.Search.Entry;
import org.tiaokuai.search.Search.Wanted;

/** A small index in a database of its own, and what is found in it. */
final class SmallIndex {

    private final JdbcTemplate jdbc = new JdbcTemplate(
            new SingleConnectionDataSource(TestDatabase.create(), TestDatabase.user(), TestDatabase.password(), true));
    private final Search search;

    SmallIndex() {
        var client = JdbcClient.create(jdbc);
        var labels = new Labels(jdbc, client);
        search = new SearchService(
                new Entries(jdbc, client, labels),
                new Finding(client, labels),
                new Vocabulary(client),
                new MissedQuestions(client, Clock.fixed(Instant.parse("2026-11-24T04:00:00Z"), ZoneOffset.UTC)));
        migrate();
        fill();
    }

    private void migrate() {
        for (var migration : List.of(
                "V1__entries",
                "V2__sound_and_missed",
                "V3__ranking_and_owners",
                "V4__names_acts_and_labels",
                "V5__everyday_words",
                "V6__more_everyday_words")) {
            jdbc.execute(sql(migration));
        }
    }

    private static String sql(String migration) {
        try {
            return new ClassPathResource("db/migration/search/" + migration + ".sql")
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill() {
        search.index(List.of(
                entry("rent", "公共租赁住房保障资格申请", "", "家庭收入"),
                entry("insurance", "基本医疗保险参保登记", "", "职工"),
                entry("permit", "居住证办理", "", "来锡居住半年"),
                entry("renew", "居住证年度签注", "", "每年一次"),
                entry("shop", "食品经营许可证核发", "餐馆", "公共场所要另办卫生许可"),
                entry("hygiene", "公共场所卫生许可", "理发店", "开业前"),
                entry("body", "其他事项", "", "居住证办理时要带身份证"),
                entry("rare", "周𠮷安的𠮷字", "", "䶮"),
                entry("quoted", "引号'和\\反斜\\线'的事", "'", "\\'; drop table search.entry; --"),
                entry("english", "Passport ETC办理", "", ""),
                entry("lost", "居民身份证补领", "", ""),
                entry("identity", "居民身份证首次申领", "", "满十六周岁，不能过期"),
                entry("materials", "机动车临时通行牌证核发", "", "材料：身份证；遗失的可以补领"),
                entry("birth", "出生登记", "", ""),
                entry("settle", "人才引进", "落户", ""),
                entry("noise", "公交站装修方案公示", "", ""),
                entry("flat", "公共租赁住房租金减免及年度缴纳", "", "")));
        search.index(List.of(new Entry("page", "elsewhere", "居住证办理", "", "")));
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    Search search() {
        return search;
    }

    Search.Results results(String text) {
        return search.find(new Wanted("item", text, 10));
    }

    List<String> find(String text) {
        return results(text).refs();
    }

    static Entry entry(String ref, String title, String keywords, String body) {
        return new Entry("item", ref, title, keywords, body);
    }
}
