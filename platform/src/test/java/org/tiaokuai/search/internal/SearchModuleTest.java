package org.tiaokuai.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.tiaokuai.TestDatabase;
import org.tiaokuai.search.Search;
import org.tiaokuai.search.Search.Entry;
import org.tiaokuai.search.Search.Held;
import org.tiaokuai.search.Search.Wanted;

class SearchModuleTest {

    private static final JdbcTemplate JDBC = new JdbcTemplate(
            new SingleConnectionDataSource(TestDatabase.create(), TestDatabase.user(), TestDatabase.password(), true));
    private static final JdbcClient CLIENT = JdbcClient.create(JDBC);
    private static final Labels LABELS = new Labels(JDBC, CLIENT);
    private static final Search SEARCH = new SearchService(
            new Entries(JDBC, CLIENT, LABELS),
            new Finding(CLIENT, LABELS),
            new Vocabulary(CLIENT),
            new MissedQuestions(CLIENT, Clock.fixed(Instant.parse("2026-11-24T04:00:00Z"), ZoneOffset.UTC)));

    @BeforeAll
    static void someThingsAreIndexed() throws Exception {
        for (var migration : List.of(
                "V1__entries",
                "V2__sound_and_missed",
                "V3__ranking_and_owners",
                "V4__names_acts_and_labels",
                "V5__everyday_words",
                "V6__more_everyday_words")) {
            JDBC.execute(new ClassPathResource("db/migration/search/" + migration + ".sql")
                    .getContentAsString(StandardCharsets.UTF_8));
        }
        SEARCH.index(List.of(
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
        SEARCH.index(List.of(new Entry("page", "elsewhere", "居住证办理", "", "")));
    }

    private static Entry entry(String ref, String title, String keywords, String body) {
        return new Entry("item", ref, title, keywords, body);
    }

    @ParameterizedTest
    @CsvSource({
        "公租房, rent",
        "廉租房, rent",
        "医保, insurance",
        "暂住证, permit",
        "开餐馆, shop",
        "开小饭馆, shop",
        "开面馆, shop",
        "想开面馆, shop",
        "饭店, shop",
        "生孩子上户口, birth",
        "给孩子上户口, birth",
        "新生儿, birth",
        "看病报销, insurance",
        "租房补贴, rent",
        "卫生许可证, hygiene",
        "理发店, hygiene",
        "周𠮷安, rare",
        "䶮, rare",
        "passport, english",
        "PASSPORT, english",
        "ｅｔｃ, english",
        "引号, quoted"
    })
    void whatPeopleSayFindsWhatOfficesCallIt(String said, String ref) {
        assertThat(find(said)).first().isEqualTo(ref);
    }

    @ParameterizedTest
    @CsvSource({"jzz, permit renew, NAME", "sfz, identity lost, NAME", "gjzzx, noise, NAME", "jzzx, noise, NEAR"})
    void initialsAreThoseOfANameOrOfAWordThatIsKnownAndOthersOnlyNear(String typed, String refs, Held held) {
        var found = SEARCH.find(new Wanted("item", typed, 20));
        assertThat(found.refs()).contains(refs.split(" "));
        assertThat(found.refs().contains("noise")).isEqualTo(refs.equals("noise"));
        assertThat(found.held()).isEqualTo(held);
    }

    @ParameterizedTest
    @CsvSource({
        "jzz, permit",
        "JZZ, permit",
        "juzhuzheng, permit",
        "jvzhuzheng, permit",
        "ju zhu zheng, permit",
        "ＪＺＺ, permit",
        "ＪｕＺｈｕＺｈｅｎｇ, permit",
        "juzhu, permit",
        "zhuzheng, permit",
        "jzzbl, permit",
        "ggcswsxk, hygiene",
        "gonggongchangsuo, hygiene",
        "jbylbx, insurance",
        "居住證, permit",
        "居住證辦理, permit",
        "公共場所衛生許可, hygiene",
        "基本醫療保險, insurance"
    })
    void aSoundItsFirstLettersAndTraditionalCharactersFindWhatIsMeant(String typed, String ref) {
        assertThat(find(typed)).first().isEqualTo(ref);
        assertThat(results(typed).held()).isEqualTo(Held.NAME);
    }

    @ParameterizedTest
    @CsvSource({
        "居住正, permit",
        "居柱证, permit",
        "公共场所为生许可, hygiene",
        "居住症办理, permit",
        "ju住正, permit",
        "居zhu正, permit",
        "jv住正, permit"
    })
    void whatWasTypedWithACharacterOfTheSameSoundComesNear(String typed, String ref) {
        var near = results(typed);
        assertThat(near.refs()).first().isEqualTo(ref);
        assertThat(near.held()).isEqualTo(Held.NEAR);
    }

    @Test
    void twoWordsThatStandNowhereTogetherFindWhatHoldsBothAndAreNoMiss() {
        assertThat(find("理发店卫生许可")).containsExactly("hygiene");
        assertThat(find("餐馆食品经营许可证核发")).containsExactly("shop");
        assertThat(SEARCH.missed(10_000)).extracting(Search.Missed::question).doesNotContain("理发店卫生许可");
    }

    @Test
    void lettersThatAreNoSoundFindNothing() {
        for (var typed : List.of("zzj", "qqq", "juzhuzhengx", "zj")) {
            assertThat(find(typed)).as(typed).doesNotContain("permit");
        }
    }

    @Test
    void aQuestionWithoutAnAnswerIsCountedButNeverANumberOrAnEssay() {
        for (int i = 0; i < 3; i++) {
            find("飞碟停放");
        }
        find("外星人驾驶");
        find("320281199305219826");
        find("长".repeat(40));
        find("居住证");
        assertThat(SEARCH.missed(10_000))
                .extracting(Search.Missed::question)
                .contains("飞碟停放", "外星人驾驶")
                .noneMatch(
                        question -> question.contains("3202") || question.startsWith("长长") || question.equals("居住证"));
        assertThat(SEARCH.missed(10_000))
                .filteredOn(missed -> missed.question().equals("飞碟停放"))
                .singleElement()
                .satisfies(missed -> assertThat(missed.times()).isEqualTo(3))
                .satisfies(missed -> assertThat(missed.lastAsked()).isEqualTo("2026-11-24"));
        assertThat(SEARCH.missed(1)).hasSize(1);
    }

    @Test
    void anEntryOfAnEarlierVersionIsOutdatedUntilItIsIndexedAnew() {
        assertThat(SEARCH.outdated("item", 10)).isEmpty();
        JDBC.execute("update search.entry set generation = 1 where ref = 'rare'");
        assertThat(SEARCH.outdated("item", 10)).containsExactly("rare");
        SEARCH.index(List.of(entry("rare", "周𠮷安的𠮷字", "", "䶮")));
        assertThat(SEARCH.outdated("item", 10)).isEmpty();
    }

    @Test
    void aNameThatBeginsWithWhatWasTypedComesBeforeOneThatOnlySoundsLikeItManyTimes() {
        SEARCH.index(List.of(entry("organs", "境外组织进组织、借助组织者及组织证人组织展", "", "")));
        assertThat(find("jzz").subList(0, 2)).containsExactly("permit", "renew");
    }

    @Test
    void partsOfAThingAreForgottenTogether() {
        SEARCH.index(List.of(
                new Entry("question", "a#1", "收费吗", "", "", "a", List.of()),
                new Entry("question", "b#1", "收费吗", "", "", "b", List.of())));
        SEARCH.forget("question", List.of("a", ""));
        assertThat(SEARCH.findNamed(new Wanted("question", "收费", 5))).containsExactly("b#1");
        assertThat(SEARCH.findNamed(new Wanted("question", "飞碟收费", 5))).isEmpty();
        assertThat(SEARCH.missed(10_000)).extracting(Search.Missed::question).doesNotContain("飞碟收费");
    }

    @Test
    void textsThatMentionAThingAreFoundOnlyWhereNoNameHoldsIt() {
        assertThat(find("居住证办理")).containsExactly("permit", "renew");
        assertThat(find("居住证")).containsExactly("permit", "renew");
        assertThat(results("家庭收入").held()).isEqualTo(Held.TEXT);
        assertThat(find("家庭收入")).containsExactly("rent");
    }

    @ParameterizedTest
    @CsvSource({
        "身份证丢了, lost",
        "身份证丢了怎么办, lost",
        "我的身份证弄丢了, lost",
        "身份证遗失补办, lost",
        "怎么申请身份证, identity",
        "办居住证, permit",
        "居住证去哪办, permit",
        "開餐館要办什么证, shop"
    })
    void anEverydayQuestionFindsWhatIsToBeDoneAndNotWhatOnlyMentionsIt(String asked, String ref) {
        var found = results(asked);
        assertThat(found.refs()).first().isEqualTo(ref);
        assertThat(found.refs()).doesNotContain("materials", "body");
        assertThat(found.held()).isEqualTo(Held.NAME);
    }

    @ParameterizedTest
    @CsvSource({
        "居住证怎么在外星上打印, permit", // a name begins with a piece of it
        "公共租凭住房, rent", // most of its words
        "居住证提取, permit" // the thing, though nothing of the kind is done with it
    })
    void whatComesNearIsAboutTheSameThingAndTheEditorsHearOfIt(String asked, String ref) {
        SEARCH.missed(1); // writes what other tests asked, so that there is room
        var near = results(asked);
        assertThat(near.held()).isEqualTo(Held.NEAR);
        assertThat(near.refs()).contains(ref).hasSizeLessThanOrEqualTo(10);
        assertThat(near.total()).isEqualTo(near.refs().size());
        assertThat(near.counts()).isEmpty();
        assertThat(SEARCH.missed(10_000)).extracting(Search.Missed::question).contains(asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"完全不相干", "星际场所", "恐龙登记", "月球办理", "火星公共汽车", "外星卫生院", "魔法餐馆魔法", "身份", "办理飞碟"})
    void aWordInCommonIsNotRelatedEnough(String asked) {
        if (asked.equals("身份")) {
            assertThat(find(asked)).contains("lost", "identity").doesNotContain("materials");
        } else {
            assertThat(find(asked)).isEmpty();
        }
    }

    @Test
    void oneCharacterFindsWhatBeginsWithIt() {
        assertThat(find("居")).contains("permit", "renew");
        assertThat(find("𠮷")).contains("rare");
    }

    @Test
    void onlyTheKindThatIsAskedForIsFound() {
        assertThat(SEARCH.find(new Wanted("page", "居住证", 10)).refs()).containsExactly("elsewhere");
        assertThat(SEARCH.find(new Wanted("nothing", "居住证", 10)).refs()).isEmpty();
    }

    @Test
    void theTotalCountsWhatTheLimitCutsOff() {
        var found = SEARCH.find(new Wanted("item", "居住证", 1));
        assertThat(found.refs()).hasSize(1);
        assertThat(found.total()).isEqualTo(2);
    }

    @Test
    void anEntryThatIsIndexedAnewIsFoundByItsNewWordsOnly() {
        SEARCH.index(List.of(entry("changing", "旧的词语", "", "")));
        SEARCH.index(List.of(entry("changing", "新鲜说法", "", "")));
        assertThat(find("新鲜说法")).containsExactly("changing");
        assertThat(find("旧的词语")).doesNotContain("changing");
    }

    @Test
    void aTextLongerThanTheIndexHoldsIsTakenAllTheSame() {
        var words = new StringBuilder();
        new Random(3).ints(40_000, 0x4E00, 0x9FA5).forEach(words::appendCodePoint);
        SEARCH.index(List.of(entry("long", "特别长篇大论", "", words.toString())));
        assertThat(find("特别长篇")).contains("long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "\\",
                "？",
                "&&&",
                "():*",
                "\u0000",
                "😀😀",
                "%_'\"\\",
                ".*+?[](){}^$|",
                "\uD842",
                "\uDFB7\uD842",
                "。，、；：“”（）《》…—"
            })
    void aQuestionWithoutAWordFindsNothing(String question) {
        assertThat(results(question).total()).isZero();
        assertThat(results(question).refs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "居住证%",
                "%居住证_",
                "'居住证'",
                "\"居住证\"",
                "居住证\\",
                "(居住证)",
                "居住证.*",
                "[居住证]+",
                "居住证|",
                "^居住证$",
                "居住证😀",
                "😀居住证",
                "居住证\u0000",
                "居\u0000住证",
                "居住证\uD842",
                "\uDFB7居住证",
                "　居住证　",
                "居住证！？",
                "居住證"
            })
    void signsAroundAWordNeitherHideItNorBreakTheQuestion(String question) {
        assertThat(find(question)).first().isEqualTo("permit");
    }

    @Test
    void ofAQuestionOfTenThousandCharactersTheBeginningCounts() {
        assertThat(find("居住证" + " ".repeat(10_000))).first().isEqualTo("permit");
        assertThat(find("居住证办理，" + "很急".repeat(5_000))).first().isEqualTo("permit");
        assertThat(find("x".repeat(10_000))).isEmpty();
        assertThat(find("𠮷".repeat(10_000))).isEmpty();
    }

    @Test
    void noTextWhateverMakesAQueryThatTheDatabaseCannotRead() {
        var random = new Random(20260302);
        for (int i = 0; i < 5000; i++) {
            var question = anything(random);
            var found = SEARCH.find(new Wanted("item", question, 5));
            assertThat(found.total())
                    .as(question)
                    .isGreaterThanOrEqualTo(found.refs().size());
        }
        assertThat(find("引号")).contains("quoted");
    }

    /** Mostly what could do harm: signs of the query language, rare characters, half characters, known words. */
    private static String anything(Random random) {
        var signs = "'\"\\&|!():*<->%_;-\u0000\u0001\n\t　‘’、";
        var words = List.of("居住证", "医保", "公租房", "𠮷", "䶮", "to_tsquery", "null", "社保转移", "e\u0301", "ﷺ", "İ", "ß");
        var text = new StringBuilder();
        for (int i = random.nextInt(14); i >= 0; i--) {
            switch (random.nextInt(6)) {
                case 0 -> text.append(words.get(random.nextInt(words.size())));
                case 1, 2 -> text.append(signs.charAt(random.nextInt(signs.length())));
                case 3 -> text.append((char) (0xD800 + random.nextInt(0x800)));
                case 4 -> text.appendCodePoint(random.nextInt(0x110000));
                default -> text.append((char) random.nextInt(0x3000));
            }
        }
        return text.toString();
    }

    private static Search.Results results(String text) {
        return SEARCH.find(new Wanted("item", text, 10));
    }

    private static List<String> find(String text) {
        return results(text).refs();
    }
}
