/** Divisions 块, departments 条 × 块, the posts in them, and the community stations. */
@NullMarked
@ApplicationModule(allowedDependencies = {"standard", "page", "access", "ledger", "table", "calendar"})
package org.tiaokuai.organisation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
