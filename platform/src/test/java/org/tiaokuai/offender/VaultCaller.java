package org.tiaokuai.offender;

import org.tiaokuai.access.Sealed;
import org.tiaokuai.access.Vault;

/** Breaks a house rule on purpose: it opens an envelope without asking the decision function. */
public class VaultCaller {

    String open(Vault vault, Sealed sealed) {
        return vault.openForOwner(sealed);
    }
}
