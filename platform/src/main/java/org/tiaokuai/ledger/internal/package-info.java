/** Appending, sealing and proving. */
@NullMarked
package org.tiaokuai.ledger.internal;

import org.jspecify.annotations.NullMarked;
