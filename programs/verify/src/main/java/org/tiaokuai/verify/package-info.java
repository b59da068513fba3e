/** Checks what the ledger gives out 留痕核验, offline and knowing public keys only. */
@NullMarked
package org.tiaokuai.verify;

import org.jspecify.annotations.NullMarked;
