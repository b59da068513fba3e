/** The record of acts that nobody can bend 留痕: leaves of a tree that only grows, under signed heads (RFC 9162). */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tiaokuai.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
