package org.tiaokuai.privacy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.SmallTown;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Cell;
import org.tiaokuai.access.Role;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.ledger.Ledger;

/** Keys in a database that is empty of them, as on a first start; each test takes back what it did. */
@EmptyPlatform
class StoredKeysTest {

    private static final FileRoot ROOT = root(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Ledger ledger;
    private final Officer officer;

    @Autowired
    StoredKeysTest(JdbcClient jdbc, TransactionTemplate transactions, Ledger ledger, SmallTown town) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.ledger = ledger;
        officer = town.officer(town.department("局" + UUID.randomUUID()), Role.SYSTEM_ADMINISTRATOR);
    }

    private static FileRoot root(int seed) {
        var secret = new byte[32];
        Arrays.fill(secret, (byte) seed);
        return new FileRoot(secret);
    }

    private StoredKeys stored(RootKey current, @Nullable RootKey former, SealAlgorithm algorithm) {
        return new StoredKeys(
                jdbc, transactions, new RootKey.InUse(current, former), algorithm, ledger, Clock.systemUTC());
    }

    private static final Cell CELL = new Cell("access.account.name", "7", "p");

    private <T> T inAnEmptyPlace(Supplier<T> test) {
        return Objects.requireNonNull(transactions.execute(status -> {
            status.setRollbackOnly();
            jdbc.sql("delete from privacy.data_key").update();
            jdbc.sql("delete from privacy.key_check").update();
            return test.get();
        }));
    }

    private String wrappedBy() {
        return String.join(
                ",",
                jdbc.sql("select distinct root from privacy.data_key")
                        .query(String.class)
                        .list());
    }

    @ParameterizedTest
    @EnumSource(SealAlgorithm.class)
    void theFirstStartMakesKeysAndWhatIsSealedOpensOnAnotherNode(SealAlgorithm algorithm) {
        inAnEmptyPlace(() -> {
            var sealed = new Keys(stored(ROOT, null, algorithm)).seal("周𠮷安", CELL);
            assertThat(sealed.envelope()).startsWith("b1:").doesNotContain("周");
            assertThat(new Keys(stored(ROOT, null, SealAlgorithm.AES)).open(sealed))
                    .isEqualTo("周𠮷安");
            return sealed;
        });
    }

    @Test
    void whatWasSealedBeforeThereWereKeysInTheDatabaseOpensAndIsFoundAsBefore() {
        var before = SealKey.of("k1", SealAlgorithm.AES, ROOT.firstSealing());
        var text = Base64.getEncoder()
                .withoutPadding()
                .encodeToString(before.seal("听潮".getBytes(StandardCharsets.UTF_8), ""));
        inAnEmptyPlace(() -> {
            sealedBefore(text);
            var keys = new Keys(stored(ROOT, null, SealAlgorithm.AES));
            assertThat(keys.open(new Sealed("k1:" + text, CELL))).isEqualTo("听潮");
            assertThat(keys.keyed("person", "x"))
                    .isEqualTo(HexFormat.of()
                            .formatHex(FileRoot.hmac(
                                    new SecretKeySpec(ROOT.firstHashing(), "HmacSHA256"), "person\u0000x")));
            return text;
        });
        for (var moved : new RootKey.InUse[] {new RootKey.InUse(root(2), ROOT), new RootKey.InUse(root(2), null)}) {
            inAnEmptyPlace(() -> {
                sealedBefore(text);
                var keys = new Keys(stored(moved.current(), moved.former(), SealAlgorithm.AES));
                if (moved.former() == null) {
                    assertThatThrownBy(() -> keys.seal("x", CELL)).isInstanceOf(KeysRefused.class);
                } else {
                    assertThat(keys.open(new Sealed("k1:" + text, CELL))).isEqualTo("听潮");
                }
                return text;
            });
        }
    }

    private void sealedBefore(String text) {
        jdbc.sql("insert into privacy.key_check (key_id, sealed) values ('k1', :sealed)")
                .param("sealed", "k1:" + text)
                .update();
    }

    @Test
    void aPlatformThatBeganWithKeysInTheDatabaseOwesNothingToItsRoot() {
        inAnEmptyPlace(() -> {
            var keys = new Keys(stored(ROOT, null, SealAlgorithm.AES));
            var derived = SealKey.of("k1", SealAlgorithm.AES, ROOT.firstSealing());
            var sealed = derived.seal(new byte[3], "");
            assertThatThrownBy(() ->
                            keys.open(new Sealed("k1:" + Base64.getEncoder().encodeToString(sealed), CELL)))
                    .isInstanceOf(IllegalArgumentException.class);
            return sealed;
        });
    }

    @Test
    void fromAFileIntoATokenAndBackNothingIsLost() throws Exception {
        assumeTrue(SoftTokens.installed(), "SoftHSM 2 is not installed");
        SoftTokens.make();
        var token = SoftTokens.root("city", "tiaokuai");
        var another = SoftTokens.root("other", "tiaokuai");
        inAnEmptyPlace(() -> {
            var inFile = new Keys(stored(ROOT, null, SealAlgorithm.SM4));
            var sealed = inFile.seal("己", CELL);
            var hash = inFile.keyed("person", "x");
            RootKey former = ROOT;
            for (var next : new RootKey[] {token, another, root(5), token}) {
                var moved = new Keys(stored(next, former, SealAlgorithm.AES));
                assertThat(moved.open(sealed)).isEqualTo("己");
                assertThat(moved.keyed("person", "x")).isEqualTo(hash);
                assertThat(wrappedBy()).isEqualTo(next.name());
                assertThat(new Keys(stored(next, null, SealAlgorithm.AES)).open(sealed))
                        .isEqualTo("己");
                var without = former;
                assertThatThrownBy(
                                () -> stored(without, null, SealAlgorithm.AES).ring())
                        .isInstanceOf(KeysRefused.class)
                        .hasMessageContaining("not the one this database was written with");
                former = next;
            }
            return sealed;
        });
    }

    @Test
    void aPlatformThatBeginsWithATokenSealsAndAnotherTokenOpensNothing() throws Exception {
        assumeTrue(SoftTokens.installed(), "SoftHSM 2 is not installed");
        SoftTokens.make();
        inAnEmptyPlace(() -> {
            var sealed = new Keys(stored(SoftTokens.root("city", "second"), null, SealAlgorithm.AES)).seal("庚", CELL);
            for (var other :
                    new RootKey[] {SoftTokens.root("city", "tiaokuai"), SoftTokens.root("other", "tiaokuai")}) {
                assertThatThrownBy(() -> stored(other, null, SealAlgorithm.AES).ring())
                        .isInstanceOf(KeysRefused.class);
            }
            assertThat(new Keys(stored(SoftTokens.root("city", "second"), null, SealAlgorithm.AES)).open(sealed))
                    .isEqualTo("庚");
            return sealed;
        });
    }

    @Test
    void anotherKeySealsWhatIsNewAndTheOldOnesOpenWhatTheySealed() {
        inAnEmptyPlace(() -> {
            var stored = stored(ROOT, null, SealAlgorithm.AES);
            var keys = new Keys(stored);
            var old = keys.seal("甲", CELL);
            assertThat(stored.renew(officer, "b1")).isEqualTo("b2");
            assertThat(stored.renew(officer, "b1")).as("pressed twice").isEqualTo("b2");
            stored.anew();
            var fresh = keys.seal("乙", CELL);
            assertThat(fresh.envelope()).startsWith("b2:");
            assertThat(keys.open(old)).isEqualTo("甲");
            assertThat(new Keys(stored(ROOT, null, SealAlgorithm.AES)).open(fresh))
                    .isEqualTo("乙");
            assertThat(jdbc.sql("select made_name from privacy.data_key order by number desc")
                            .query(String.class)
                            .list())
                    .containsExactly("周砚秋", "", "");
            return fresh;
        });
    }

    @Test
    void aNodeThatDoesNotKnowAKeyYetLooksForIt() {
        inAnEmptyPlace(() -> {
            var here = stored(ROOT, null, SealAlgorithm.AES);
            var there = stored(ROOT, null, SealAlgorithm.AES);
            here.ring();
            there.renew(officer, "b1");
            var sealed = new Keys(there).seal("丙", CELL);
            assertThat(sealed.envelope()).startsWith("b2:");
            assertThat(new Keys(here).open(sealed)).isEqualTo("丙");
            return sealed;
        });
    }

    @Test
    void aNewRootKeyWrapsEverythingAnewAndTheOldOneOpensNothingAnyMore() {
        inAnEmptyPlace(() -> {
            var sealed = new Keys(stored(ROOT, null, SealAlgorithm.AES)).seal("丁", CELL);
            var hash = new Keys(stored(ROOT, null, SealAlgorithm.AES)).keyed("person", "x");
            assertThat(wrappedBy()).isEqualTo(ROOT.name());
            var moved = new Keys(stored(root(2), ROOT, SealAlgorithm.AES));
            assertThat(moved.open(sealed)).isEqualTo("丁");
            assertThat(moved.keyed("person", "x")).isEqualTo(hash);
            assertThat(wrappedBy()).isEqualTo(root(2).name());
            assertThat(new Keys(stored(root(2), null, SealAlgorithm.AES)).open(sealed))
                    .isEqualTo("丁");
            assertThatThrownBy(() -> stored(ROOT, null, SealAlgorithm.AES).ring())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("not the one this database was written with");
            return sealed;
        });
    }

    @Test
    void anotherRootKeyDoesNotStartAndLeavesTheKeysAsTheyAre() {
        inAnEmptyPlace(() -> {
            stored(ROOT, null, SealAlgorithm.AES).ring();
            assertThatThrownBy(() -> stored(root(3), root(4), SealAlgorithm.AES).ring())
                    .isInstanceOf(IllegalStateException.class);
            return wrappedBy();
        });
    }

    @Test
    void aWrappedKeyThatWasAlteredOrStandsUnderAnotherNameIsRefused() {
        for (var bend : new String[] {
            "update privacy.data_key set wrapped = set_byte(wrapped, 20, get_byte(wrapped, 20) # 1) where name = 'b1'",
            "update privacy.data_key set wrapped = substring(wrapped for 40) where name = 'b1'",
            "update privacy.data_key set wrapped = (select wrapped from privacy.data_key where name = 'hash') where name = 'b1'"
        }) {
            inAnEmptyPlace(() -> {
                stored(ROOT, null, SealAlgorithm.AES).ring();
                jdbc.sql(bend).update();
                assertThatThrownBy(() -> stored(ROOT, null, SealAlgorithm.AES).ring())
                        .isInstanceOf(KeysRefused.class)
                        .hasMessageContaining("The key b1 in the database was altered");
                return bend;
            });
        }
    }

    @Test
    void anEnvelopeUnderAnotherKeysNameDoesNotOpen() {
        inAnEmptyPlace(() -> {
            var stored = stored(ROOT, null, SealAlgorithm.AES);
            var keys = new Keys(stored);
            var sealed = keys.seal("戊", CELL).envelope();
            stored.renew(officer, "b1");
            stored.anew();
            for (var name : new String[] {"k1", "b2", "b9", "hash", ""}) {
                var forged = new Sealed(name + sealed.substring(sealed.indexOf(':')), CELL);
                assertThatThrownBy(() -> keys.open(forged)).isInstanceOf(RuntimeException.class);
            }
            return sealed;
        });
    }

    /** As a platform of the summer of 2026 has it: its second key did not bind to the cell. */
    private Sealed underTheSecond(String plain) {
        var key = SealKey.random(SealAlgorithm.AES.octets());
        jdbc.sql("""
                        insert into privacy.data_key (name, number, algorithm, wrapped, root, at, made_name)
                        values ('hash', 0, 'HMAC', :hash, :root, now(), ''), ('k2', 2, 'AES', :wrapped, :root, now(), '')
                        """)
                .param("hash", ROOT.wrap("hash", SealKey.random(32)))
                .param("wrapped", ROOT.wrap("k2", key))
                .param("root", ROOT.name())
                .update();
        var sealed = SealKey.of("k2", SealAlgorithm.AES, key).seal(plain.getBytes(StandardCharsets.UTF_8), "k2");
        return new Sealed("k2:" + Base64.getEncoder().withoutPadding().encodeToString(sealed), CELL);
    }

    @Test
    void aPlatformWhoseKeysDidNotBindGetsOneThatDoesAndOpensWithTheOldOneUntilItIsRetired() {
        inAnEmptyPlace(() -> {
            var old = underTheSecond("壬");
            var keys = new Keys(stored(ROOT, null, SealAlgorithm.AES));
            assertThat(keys.seal("癸", CELL).envelope()).startsWith("b3:");
            assertThat(stored(ROOT, null, SealAlgorithm.AES).ring().all()).containsOnlyKeys("k2", "b3");
            assertThat(keys.open(old)).isEqualTo("壬");
            assertThat(keys.anew(old).envelope()).startsWith("b3:");
            jdbc.sql("update privacy.data_key set retired_at = now() where name = 'k2'")
                    .update();
            var later = new Keys(stored(ROOT, null, SealAlgorithm.AES));
            assertThatThrownBy(() -> later.open(old)).isInstanceOf(IllegalArgumentException.class);
            return old;
        });
    }

    @Test
    void aRetiredKeyIsNotKeptAtHandButOpensWhatComesAndMovesWithTheRoot() {
        inAnEmptyPlace(() -> {
            var stored = stored(ROOT, null, SealAlgorithm.AES);
            var old = new Keys(stored).seal("辛", CELL);
            stored.renew(officer, "b1");
            jdbc.sql("update privacy.data_key set retired_at = now() where name = 'b1'")
                    .update();
            for (var roots : new RootKey.InUse[] {new RootKey.InUse(ROOT, null), new RootKey.InUse(root(2), ROOT)}) {
                var later = stored(roots.current(), roots.former(), SealAlgorithm.AES);
                assertThat(later.ring().all()).containsOnlyKeys("b2");
                assertThat(new Keys(later).open(old)).isEqualTo("辛");
                assertThat(later.anew().all()).containsOnlyKeys("b1", "b2");
                assertThatThrownBy(() -> new Keys(later).open(new Sealed("b7:" + "A".repeat(60), CELL)))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(wrappedBy()).isEqualTo(root(2).name());
            return old;
        });
    }
}
