package org.tiaokuai.privacy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.tiaokuai.EmptyPlatform;
import org.tiaokuai.ledger.LeafView;
import org.tiaokuai.ledger.Ledger;

@EmptyPlatform
class RuleSetsTest {

    private final RuleSets sets;
    private final Ledger ledger;
    private final TransactionTemplate transactions;

    @Autowired
    RuleSetsTest(RuleSets sets, Ledger ledger, TransactionTemplate transactions) {
        this.sets = sets;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    @Test
    void theRulesThatCameWithTheProgramStandInTheLedgerOnce() {
        var shipped = RuleSet.shipped(1);
        sets.afterSingletonsInstantiated();
        await().untilAsserted(() -> assertThat(ledger.about("1"))
                .extracting(LeafView::text)
                .filteredOn(text -> text.contains("RULE_SET"))
                .singleElement()
                .satisfies(text -> assertThat(text).contains(shipped.fingerprint())));
    }

    @Test
    void aVersionThatWasChangedAfterwardsStopsTheStart() {
        var bent = RuleSet.read(1, "from,2021-11-01\nid\nX,PUBLIC,LIST,*,,,GIVE,甲\n");
        transactions.executeWithoutResult(_ -> assertThatThrownBy(() -> sets.know(bent))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("new version"));
    }
}
