/** Time limits of the law 法定时限 as effective-dated data in versions, and when each ends and why. */
@NullMarked
@ApplicationModule(allowedDependencies = {"page", "access", "calendar", "ledger"})
package org.tiaokuai.statute;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
