package org.tiaokuai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.TakenBack;
import org.tiaokuai.access.Role;
import org.tiaokuai.ledger.Checks.Fault;
import org.tiaokuai.ledger.Checks.Finding;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.Reading;
import org.tiaokuai.privacy.Requester;

/** What somebody with the database in hand, but without the ledger's key, could do to the ledger's own tables. */
@EmptyPlatform
@TestInstance(Lifecycle.PER_CLASS)
class BentLedgerTest {

    private static final String OURS = "(select id from ledger.leaf where about = :about and number = :number)";

    private final Checks checks;
    private final Ledger ledger;
    private final Privacy privacy;
    private final JdbcClient jdbc;
    private final TakenBack takenBack;
    private List<Long> places = List.of();
    private List<Long> sizes = List.of();
    private final String subject = "subject-" + UUID.randomUUID();

    @Autowired
    BentLedgerTest(Checks checks, Ledger ledger, Privacy privacy, JdbcClient jdbc, TakenBack takenBack) {
        this.checks = checks;
        this.ledger = ledger;
        this.privacy = privacy;
        this.jdbc = jdbc;
        this.takenBack = takenBack;
    }

    /** Each under another head; what others do meanwhile may stand under them too. */
    @BeforeAll
    void threeReadsStandInTheTree() {
        for (int number = 1; number <= 3; number++) {
            int count = number;
            read("2026-03-02T0" + number + ":00:00Z");
            await().untilAsserted(() -> assertThat(ledger.about(subject)).hasSize(count));
        }
        places = ledger.about(subject).stream().map(LeafView::index).toList();
        sizes = places.stream()
                .map(place -> jdbc.sql("select min(size) from ledger.head where size > :place")
                        .param("place", place)
                        .query(Long.class)
                        .single())
                .toList();
    }

    private void read(String at) {
        var requester = new Requester(
                Requester.Kind.OFFICER, UUID.randomUUID(), UUID.randomUUID(), Set.of(Role.WINDOW), "", "某局　窗口　周砚秋");
        privacy.open(
                new Reading(
                        requester, Purpose.ACCEPTANCE, "行政许可法第三十二条", "开店", "20260302-1", subject, Instant.parse(at)),
                List.of(new Field("name", Grade.NAME, privacy.seal("周𠮷安", SmallTown.cell(subject)))));
    }

    /** What is found after the deed and was not found before it; all of it is taken back, and nothing is sealed meanwhile. */
    private List<Finding> found(Runnable deed) {
        return takenBack.of(() -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('ledger', 0))")
                    .query()
                    .singleRow();
            var before = checks.check().findings();
            var seen = jdbc.sql("select id::text from ledger.leaf")
                    .query(String.class)
                    .set();
            deed.run();
            var after = new ArrayList<>(checks.check().findings());
            after.removeAll(before);
            after.removeIf(finding -> later(seen, finding));
            return after;
        });
    }

    /** What others append meanwhile is noted outside the database, where this snapshot cannot see its leaf. */
    private static boolean later(Set<String> seen, Finding finding) {
        return finding.fault() == Fault.VANISHED && !seen.contains(finding.row());
    }

    private List<Finding> found(String... deeds) {
        return found(() -> {
            for (var deed : deeds) {
                assertThat(jdbc.sql(deed).params(parameters()).update())
                        .as(deed)
                        .isPositive();
            }
        });
    }

    private Map<String, Object> parameters() {
        return Map.of(
                "about",
                subject,
                "number",
                2,
                "index",
                places.get(1),
                "next",
                places.get(2),
                "size",
                sizes.get(1),
                "last",
                sizes.get(2));
    }

    private static List<Fault> faults(List<Finding> findings) {
        return findings.stream().map(Finding::fault).distinct().toList();
    }

    private String place(int number) {
        return "0/" + places.get(number - 1);
    }

    private String size(int number) {
        return String.valueOf(sizes.get(number - 1));
    }

    @Test
    void aLedgerThatNobodyBentHolds() {
        var own = Set.of(Fault.LEAF, Fault.ROOT, Fault.HEAD, Fault.CHAIN, Fault.SIGNATURE);
        assertThat(found(() -> {})).isEmpty();
        assertThat(checks.check().findings())
                .filteredOn(finding -> own.contains(finding.fault()))
                .isEmpty();
    }

    @Test
    void anAlteredLeafIsNamedWithThePlaceAndTheHeadsAboveIt() {
        var findings =
                found("update ledger.leaf set text = replace(text, 'ACCEPTANCE', 'SURVEILLANCE') where id = " + OURS);
        assertThat(findings)
                .filteredOn(finding ->
                        finding.fault() == Fault.LEAF && finding.about().equals(subject))
                .singleElement()
                .satisfies(finding -> assertThat(finding.standing()).contains("SURVEILLANCE"));
        assertThat(findings)
                .filteredOn(finding -> finding.fault() == Fault.ROOT)
                .extracting(Finding::about)
                .contains(size(2), size(3))
                .doesNotContain(size(1));
    }

    @Test
    void anAlteredLeafWithItsHashIsFoundByTheTree() {
        assertThat(faults(found("""
                        update ledger.leaf set text = replace(text, 'ACCEPTANCE', 'SURVEILLANCE'),
                            hash = sha256('\\x00'::bytea
                                || convert_to(replace(text, 'ACCEPTANCE', 'SURVEILLANCE'), 'UTF8'))
                        where id in""" + OURS))).contains(Fault.LEAF, Fault.ROOT, Fault.CHAIN, Fault.ALTERED);
    }

    /** The row, the leaf, its hash and the node: who would go on up to the root could not sign it. */
    @Test
    void aTreeThatWasBentUpToItsRootFailsByTheSignature() {
        var findings =
                found("""
                        update ledger.leaf set text = text || ' ', hash = sha256('\\x00'::bytea || convert_to(text || ' ', 'UTF8'))
                        where id in""" + OURS, """
                        update ledger.node set hash = (select hash from ledger.leaf where id in""" + OURS + """
                        ) where level = 0 and index = :index""", "update ledger.head set root = sha256(root) where size = :size");
        assertThat(findings)
                .filteredOn(finding -> finding.about().equals(size(2)))
                .extracting(Finding::fault)
                .containsExactlyInAnyOrder(Fault.SIGNATURE, Fault.ROOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JSON", "[]", "{\"about\":null}", "{\"about\":{}}", "null", "{}"})
    void aLeafOfWhichSomebodyMadeSomethingElseDoesNotEndTheCheck(String text) {
        var findings = found(() -> jdbc.sql("update ledger.leaf set text = :text where id = " + OURS)
                .params(parameters())
                .param("text", text)
                .update());
        assertThat(faults(findings)).contains(Fault.LEAF, Fault.ROOT, Fault.CHAIN, Fault.ALTERED);
    }

    /** What one looks for a leaf by, while its text stays. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "about = 'nobody'",
                "row = '0'",
                "kind = 'SIGN_IN'",
                "kind = 'NONE'",
                "number = null",
                "number = 9"
            })
    void aLeafThatNobodyFindsAnyMoreIsNamed(String change) {
        assertThat(found("update ledger.leaf set " + change + " where id = " + OURS))
                .filteredOn(finding -> finding.fault() == Fault.LEAF)
                .singleElement()
                .satisfies(finding -> assertThat(finding.standing()).contains(subject));
    }

    @Test
    void aDeletedLeafIsNamedByItsPlace() {
        assertThat(found("delete from ledger.place where leaf = " + OURS, "delete from ledger.leaf where id = " + OURS))
                .anyMatch(finding ->
                        finding.fault() == Fault.LEAF && finding.about().equals(place(2)))
                .anyMatch(finding ->
                        finding.fault() == Fault.CHAIN && finding.about().equals(subject))
                .anyMatch(finding ->
                        finding.fault() == Fault.UNRECORDED && finding.about().equals(subject))
                .anyMatch(finding ->
                        finding.fault() == Fault.ROOT && finding.about().equals(size(3)));
    }

    /** With the place closed up behind it, as if it had never been there. */
    @Test
    void aDeletedLeafWhosePlaceWasClosedIsFound() {
        assertThat(found(
                        "delete from ledger.place where leaf = " + OURS,
                        "delete from ledger.leaf where id = " + OURS,
                        "update ledger.place set index = -index where index > :index",
                        "update ledger.place set index = -index - 1 where index < 0"))
                .anyMatch(finding ->
                        finding.fault() == Fault.LEAF && finding.about().equals(place(2)))
                .anyMatch(finding ->
                        finding.fault() == Fault.ROOT && finding.about().equals(size(2)));
    }

    @Test
    void aReadThatWasHiddenWithItsLeafIsFound() {
        assertThat(faults(found(
                        "delete from privacy.read where id::text = (select row from ledger.leaf where id = " + OURS
                                + ")",
                        "delete from ledger.place where leaf = " + OURS,
                        "delete from ledger.leaf where id = " + OURS,
                        "update ledger.leaf set number = 2 where about = :about and number = :number + 1",
                        "update ledger.chain set number = 2 where about = :about",
                        "update ledger.map set last = 2 where about = :about")))
                .contains(Fault.LEAF, Fault.CHAIN, Fault.ROOT);
    }

    /** From the list that its person gets, while everything stays in the tree. */
    @Test
    void theLastReadThatWasTakenOutOfItsChainIsFound() {
        assertThat(faults(found(
                        "update ledger.leaf set number = null where about = :about and number = :number + 1",
                        """
                        update ledger.chain set number = 2, hash = (select hash from ledger.leaf where id in""" + OURS + """
                        ) where about = :about""",
                        "update ledger.map set last = 2 where about = :about")))
                .contains(Fault.LEAF, Fault.CHAIN, Fault.ROOT);
    }

    /** The sealer would take it for an act. */
    @Test
    void aLeafThatSomebodyPutInIsNamed() {
        assertThat(found("""
                        insert into ledger.leaf (kind, about, row, text, hash)
                        select 'DECISION', '20260302-9', '20260302-9', forged, sha256('\\x00'::bytea || convert_to(forged, 'UTF8'))
                        from (values ('{"about":"20260302-9","at":"2026-03-02T01:00:00Z","kind":"DECISION","row":"20260302-9"}'))
                            as text (forged)
                        """))
                .extracting(Finding::fault, Finding::about)
                .containsExactlyInAnyOrder(tuple(Fault.DELETED, "20260302-9"), tuple(Fault.FORGED, "20260302-9"));
    }

    /** It says the same of the same row, or something else; the genuine one still fits its row. */
    @ParameterizedTest
    @ValueSource(strings = {"ACCEPTANCE", "SURVEILLANCE"})
    void aSecondLeafOfARowIsNamed(String purpose) {
        var findings = found(() -> jdbc.sql("""
                        insert into ledger.leaf (id, kind, about, row, text, hash, number) overriding system value
                        select -id, kind, about, row, replace(text, 'ACCEPTANCE', :purpose),
                            sha256('\\x00'::bytea || convert_to(replace(text, 'ACCEPTANCE', :purpose), 'UTF8')), null
                        from ledger.leaf where id in""" + OURS)
                .params(parameters())
                .param("purpose", purpose)
                .update());
        assertThat(findings)
                .filteredOn(finding -> finding.fault() == Fault.DELETED)
                .singleElement()
                .satisfies(finding -> assertThat(finding.recorded()).contains(purpose));
        assertThat(faults(findings)).doesNotContain(Fault.ALTERED);
    }

    @Test
    void twoLeavesThatChangedPlacesAreFound() {
        assertThat(found(
                        "update ledger.place set index = -9 where index = :index",
                        "update ledger.place set index = :index where index = :next",
                        "update ledger.place set index = :next where index = -9"))
                .extracting(Finding::fault, Finding::about)
                .contains(tuple(Fault.LEAF, place(2)), tuple(Fault.LEAF, place(3)), tuple(Fault.ROOT, size(2)));
    }

    @Test
    void aLeafThatStandsBeforeTheFirstIsFound() {
        assertThat(found("update ledger.place set index = -1 where index = :index"))
                .anyMatch(finding ->
                        finding.fault() == Fault.LEAF && finding.about().equals("0/-1"))
                .anyMatch(finding ->
                        finding.fault() == Fault.LEAF && finding.about().equals(place(2)));
    }

    /** It would never come under a head, so that it could still be bent. */
    @Test
    void aLeafThatTheSealerIsMadeToPassOverIsNamed() {
        var findings = found("""
                        insert into ledger.leaf (transaction, kind, about, row, text, hash)
                        select '3', 'DECISION', 'x', 'x', passed, sha256('\\x00'::bytea || convert_to(passed, 'UTF8'))
                        from (values ('{"about":"x","kind":"DECISION","row":"x"}')) as text (passed)
                        """);
        assertThat(faults(findings)).contains(Fault.LEAF);
    }

    @Test
    void aSealerThatIsMadeToStandStillIsFound() {
        assertThat(faults(found("""
                        update ledger.leaf set transaction = '9223372036854775807'
                        where id = (select leaf from ledger.place order by index desc limit 1)
                        """, """
                        insert into ledger.leaf (kind, about, row, text, hash) values ('DECISION', 'x', 'x', '{}', '')
                        """))).contains(Fault.LEAF);
        assertThat(faults(found("""
                        update ledger.leaf set transaction = '1'
                        where id = (select leaf from ledger.place order by index desc limit 1)
                        """))).containsExactly(Fault.LEAF);
    }

    @ParameterizedTest
    @CsvSource({
        "update ledger.node set hash = sha256(hash) where level = 0 and index = :index",
        "delete from ledger.node where level = 0 and index = :index",
        "update ledger.node set index = -1 where level = 0 and index = :index"
    })
    void aBentNodeIsNamedThoughLeavesAndHeadsFit(String deed) {
        var findings = found(deed);
        assertThat(findings).extracting(Finding::about).contains(place(2));
        assertThat(faults(findings)).contains(Fault.LEAF).isSubsetOf(Fault.LEAF, Fault.VANISHED);
    }

    /** It would stop the sealer, or be taken into a proof. */
    @ParameterizedTest
    @CsvSource({"0, 1000000", "40, 0", "5, -1", "-1, 0"})
    void aNodeThatTheTreeDoesNotHaveIsNamed(int level, long index) {
        assertThat(found("insert into ledger.node (level, index, hash) values (" + level + ", " + index + ", '')"))
                .singleElement()
                .satisfies(finding -> assertThat(finding)
                        .extracting(Finding::fault, Finding::about)
                        .containsExactly(Fault.LEAF, level + "/" + index));
    }

    @Test
    void aBentRootOfAHeadIsFoundByTheTreeAndByTheSignature() {
        assertThat(found("update ledger.head set root = sha256(root) where size = :size"))
                .allMatch(finding -> finding.about().equals(size(2)))
                .extracting(Finding::fault)
                .containsExactlyInAnyOrder(Fault.ROOT, Fault.SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at = at - interval '1 microsecond'",
                "at = at - interval '1 year'",
                "signature = sha256(signature) || sha256(signature)",
                "signature = ''",
                "signature = (select signature from ledger.head where size = :last)",
                "key = 'another'",
                "hash = 'SM3'",
                "map = sha256(map)",
                "map = null"
            })
    void aHeadThatTheKeyDidNotSignSoIsNamed(String change) {
        assertThat(found("update ledger.head set " + change + " where size = :size"))
                .singleElement()
                .satisfies(finding -> assertThat(finding)
                        .extracting(Finding::fault, Finding::about)
                        .containsExactly(Fault.SIGNATURE, size(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"previous = 0", "previous = null", "previous = size"})
    void aHeadThatIsMadeToTellOfAnotherBeforeItIsNamed(String change) {
        assertThat(faults(found("update ledger.head set " + change + " where size = :size")))
                .containsExactlyInAnyOrder(Fault.SIGNATURE, Fault.HEAD);
    }

    @Test
    void aHeadThatIsGoneIsToldByTheNext() {
        assertThat(found("delete from ledger.head where size = :size"))
                .singleElement()
                .satisfies(finding -> assertThat(finding)
                        .extracting(Finding::fault, Finding::about)
                        .containsExactly(Fault.HEAD, size(2)));
    }

    @Test
    void leavesUnderNoHeadAreFound() {
        assertThat(found("delete from ledger.head where size = (select max(size) from ledger.head)"))
                .extracting(Finding::fault)
                .contains(Fault.HEAD);
    }

    @Test
    void theFirstHeadsThatAreGoneAreFound() {
        assertThat(faults(found("delete from ledger.head where size <= :size"))).containsExactly(Fault.HEAD);
    }

    @Test
    void aHeadThatWasPutInIsNotTheLedgers() {
        assertThat(faults(found("""
                        insert into ledger.head (size, previous, root, map, at, hash, key, signature)
                        select size + 1000000, size, root, map, at, hash, key, signature from ledger.head where size = :size
                        """))).contains(Fault.SIGNATURE, Fault.ROOT);
    }

    @Test
    void aTailThatWasCutOffLeavesAHeadWithoutLeaves() {
        assertThat(faults(found("delete from ledger.place where index >= :index")))
                .contains(Fault.ROOT, Fault.LEAF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger.leaf set number = 5 where about = :about and number = :number + 1",
                "update ledger.chain set number = 7 where about = :about",
                "update ledger.chain set hash = sha256(hash) where about = :about",
                "delete from ledger.chain where about = :about",
                "insert into ledger.chain (about, number, hash) values (:about || 'x', 1, '')",
                "update ledger.map set last = 2 where about = :about",
                "update ledger.map set last = 4 where about = :about",
                "update ledger.map set bucket = (bucket + 1) % 65536 where about = :about",
                "update ledger.map set key = sha256(key) where about = :about",
                "update ledger.map set about = about || 'x' where about = :about",
                "delete from ledger.map where about = :about",
                "update ledger.map_node set hash = sha256(hash) where depth = 0",
                "delete from ledger.map_node where depth = 16",
                "insert into ledger.map_node (depth, index, hash) values (17, 0, '')"
            })
    void aBentChainOrMapIsFound(String deed) {
        assertThat(faults(found(deed))).contains(Fault.CHAIN);
    }

    @Test
    void aLinkToAnotherLeafBreaksTheChain() {
        assertThat(found("""
                        update ledger.leaf set text = regexp_replace(text, '"previous":"[^"]*"', '"previous":""')
                        where id in""" + OURS))
                .anyMatch(finding ->
                        finding.fault() == Fault.CHAIN && finding.about().equals(subject))
                .anyMatch(finding ->
                        finding.fault() == Fault.LEAF && finding.about().equals(subject));
    }

    /** The count is bent with all that is made of it, up to where somebody must sign. */
    @Test
    void aMapWithAnotherRootThanTheNewestHeadIsFound() {
        assertThat(found("update ledger.map set last = 2 where about = :about"))
                .anyMatch(finding ->
                        finding.fault() == Fault.ROOT && finding.kind().equals("READ"));
    }
}
