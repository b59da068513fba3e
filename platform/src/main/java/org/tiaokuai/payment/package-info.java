/** What a case costs 收费: tariffs, notices of payment, and what was paid, waived and given back. */
@NullMarked
@ApplicationModule(allowedDependencies = {"page", "ledger", "access", "catalogue", "course", "casework"})
package org.tiaokuai.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
