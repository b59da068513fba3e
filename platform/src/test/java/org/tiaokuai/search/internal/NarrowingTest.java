package org.tiaokuai.search.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.tiaokuai.TestDatabase;
import org.tiaokuai.search.Search;
import org.tiaokuai.search.Search.Count;
import org.tiaokuai.search.Search.Entry;
import org.tiaokuai.search.Search.Label;
import org.tiaokuai.search.Search.Wanted;

/** More entries than any list shows, with labels by chance: each count is compared with one that is counted by hand. */
class NarrowingTest {

    private static final int MANY = 5_000;
    private static final List<String> FACETS = List.of("THEME", "DEPARTMENT", "AUDIENCE", "LIFE_EVENT", "DIVISION");
    private static final List<String> THINGS = List.of("居住证", "营业执照", "机动车驾驶证", "食品经营", "教师资格");

    private static final JdbcTemplate JDBC = new JdbcTemplate(
            new SingleConnectionDataSource(TestDatabase.create(), TestDatabase.user(), TestDatabase.password(), true));
    private static final JdbcClient CLIENT = JdbcClient.create(JDBC);
    private static final Labels LABELS = new Labels(JDBC, CLIENT);
    private static final Search SEARCH = new SearchService(
            new Entries(JDBC, CLIENT, LABELS),
            new Finding(CLIENT, LABELS),
            new Vocabulary(CLIENT),
            new MissedQuestions(CLIENT, Clock.systemUTC()));
    private static final List<Entry> ALL = new ArrayList<>();

    @BeforeAll
    static void manyThingsAreIndexed() throws Exception {
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
        var random = new Random(7);
        for (int at = 0; at < MANY; at++) {
            var labels = new ArrayList<Label>();
            for (var facet : FACETS) {
                for (int more = 1 + random.nextInt(facet.equals("DEPARTMENT") ? 1 : 2); more > 0; more--) {
                    var key = facet + random.nextInt(6);
                    labels.add(new Label(facet, key, "名" + key));
                }
            }
            var title = THINGS.get(at % THINGS.size()) + "第" + at;
            ALL.add(new Entry(
                    "item",
                    "ref" + at,
                    title,
                    "",
                    "",
                    "",
                    labels.stream().distinct().toList()));
        }
        SEARCH.index(ALL);
    }

    private static boolean bears(Entry entry, Map<String, String> within) {
        return within.entrySet().stream().allMatch(wanted -> entry.labels().stream()
                .anyMatch(label ->
                        label.facet().equals(wanted.getKey()) && label.key().equals(wanted.getValue())));
    }

    private static void agree(String text, Map<String, String> within) {
        var expected = ALL.stream()
                .filter(entry -> entry.title().contains(text) && bears(entry, within))
                .toList();
        var found = SEARCH.find(new Wanted("item", text, within, 0, 20));
        assertThat(found.total()).as(text + within).isEqualTo(expected.size());
        assertThat(found.refs()).hasSize(Math.min(20, expected.size()));
        assertThat(expected.stream().map(Entry::ref)).containsAll(found.refs());
        var counted = expected.stream()
                .flatMap(entry -> entry.labels().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(found.counts())
                .extracting(Count::facet, Count::key, Count::name, Count::entries)
                .containsExactlyInAnyOrderElementsOf(counted.entrySet().stream()
                        .map(each -> tuple(
                                each.getKey().facet(),
                                each.getKey().key(),
                                each.getKey().name(),
                                each.getValue()))
                        .toList());
    }

    @Test
    void eachFacetGoesTogetherWithAQuestionAndEveryCountIsRight() {
        for (var text : List.of("", "居住证", "食品经营")) {
            agree(text, Map.of());
            FACETS.forEach(facet -> agree(text, Map.of(facet, facet + "3")));
        }
    }

    @Test
    void anyFacetsGoTogether() {
        var random = new Random(11);
        for (int turn = 0; turn < 60; turn++) {
            var within = new HashMap<String, String>();
            FACETS.stream()
                    .filter(_ -> random.nextBoolean())
                    .forEach(facet -> within.put(facet, facet + random.nextInt(7)));
            agree(THINGS.get(random.nextInt(THINGS.size())), within);
            agree("", within);
        }
    }

    @Test
    void pagesFollowOneAnotherWithoutAGapOrARepetition() {
        for (var text : List.of("", "教师资格")) {
            var within = Map.of("THEME", "THEME1");
            var seen = new ArrayList<String>();
            for (long from = 0; from == 0 || seen.size() == from; from += 20) {
                seen.addAll(
                        SEARCH.find(new Wanted("item", text, within, from, 20)).refs());
            }
            assertThat(seen).doesNotHaveDuplicates().hasSize((int)
                    SEARCH.find(new Wanted("item", text, within, 0, 20)).total());
        }
        var beyond = SEARCH.find(new Wanted("item", "教师资格", Map.of(), 100_000, 20));
        assertThat(beyond.refs()).isEmpty();
        assertThat(beyond.total()).isEqualTo(MANY / THINGS.size());
    }

    @Test
    void allLabelsOfAFacetAreCountedOverAllEntries() {
        var counted = ALL.stream()
                .flatMap(entry -> entry.labels().stream())
                .filter(label -> label.facet().equals("THEME"))
                .collect(Collectors.groupingBy(Label::key, Collectors.counting()));
        var labels = SEARCH.labels("item", "THEME");
        assertThat(labels).hasSameSizeAs(counted.keySet()).allSatisfy(count -> assertThat(count.entries())
                .isEqualTo(Objects.requireNonNull(counted.get(count.key()))));
        assertThat(labels).isSortedAccordingTo((one, other) -> Long.compare(other.entries(), one.entries()));
    }

    @Test
    void aKeyThatNothingBearsAndOneThatLooksLikeSqlFindNothing() {
        for (var key : List.of("THEME99", "' or true --", "%", "")) {
            var found = SEARCH.find(new Wanted("item", "居住证", Map.of("THEME", key), 0, 20));
            assertThat(found.refs()).as(key).isEmpty();
            assertThat(found.total()).isZero();
        }
    }
}
