package org.tiaokuai.search.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tiaokuai.search.Search;
import org.tiaokuai.search.Search.Held;
import org.tiaokuai.search.Search.Wanted;

/** What people type, and what they mean by it. */
class SearchModuleTest {

    private static final SmallIndex INDEX = new SmallIndex();
    private static final Search SEARCH = INDEX.search();

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
        assertThat(INDEX.find(said)).first().isEqualTo(ref);
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
        assertThat(INDEX.find(typed)).first().isEqualTo(ref);
        assertThat(INDEX.results(typed).held()).isEqualTo(Held.NAME);
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
        var near = INDEX.results(typed);
        assertThat(near.refs()).first().isEqualTo(ref);
        assertThat(near.held()).isEqualTo(Held.NEAR);
    }

    @Test
    void twoWordsThatStandNowhereTogetherFindWhatHoldsBothAndAreNoMiss() {
        assertThat(INDEX.find("理发店卫生许可")).containsExactly("hygiene");
        assertThat(INDEX.find("餐馆食品经营许可证核发")).containsExactly("shop");
        assertThat(SEARCH.missed(10_000)).extracting(Search.Missed::question).doesNotContain("理发店卫生许可");
    }

    @Test
    void lettersThatAreNoSoundFindNothing() {
        for (var typed : List.of("zzj", "qqq", "juzhuzhengx", "zj")) {
            assertThat(INDEX.find(typed)).as(typed).doesNotContain("permit");
        }
    }

    @Test
    void aNameThatBeginsWithWhatWasTypedComesBeforeOneThatOnlySoundsLikeItManyTimes() {
        SEARCH.index(List.of(SmallIndex.entry("organs", "境外组织进组织、借助组织者及组织证人组织展", "", "")));
        assertThat(INDEX.find("jzz").subList(0, 2)).containsExactly("permit", "renew");
    }

    @Test
    void textsThatMentionAThingAreFoundOnlyWhereNoNameHoldsIt() {
        assertThat(INDEX.find("居住证办理")).containsExactly("permit", "renew");
        assertThat(INDEX.find("居住证")).containsExactly("permit", "renew");
        assertThat(INDEX.results("家庭收入").held()).isEqualTo(Held.TEXT);
        assertThat(INDEX.find("家庭收入")).containsExactly("rent");
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
        var found = INDEX.results(asked);
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
        var near = INDEX.results(asked);
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
            assertThat(INDEX.find(asked)).contains("lost", "identity").doesNotContain("materials");
        } else {
            assertThat(INDEX.find(asked)).isEmpty();
        }
    }

    @Test
    void oneCharacterFindsWhatBeginsWithIt() {
        assertThat(INDEX.find("居")).contains("permit", "renew");
        assertThat(INDEX.find("𠮷")).contains("rare");
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
}
