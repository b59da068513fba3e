/** Working days by the notices of holidays: which days count, when a limit ends, and why, day by day. */
@NullMarked
@ApplicationModule(allowedDependencies = {"page", "access", "ledger", "table"})
package org.tiaokuai.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
