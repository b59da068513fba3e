/** Who is acting, how they showed it, and which routes are open to them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"standard", "page", "ledger"})
package org.tiaokuai.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
