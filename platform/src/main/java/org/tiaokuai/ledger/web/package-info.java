/** What the ledger shows to anybody. */
@NullMarked
package org.tiaokuai.ledger.web;

import org.jspecify.annotations.NullMarked;
