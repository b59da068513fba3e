/** What anybody may see of the ledger. */
@NullMarked
package org.tiaokuai.evidence.web;

import org.jspecify.annotations.NullMarked;
