/** What keeps the platform running, and the administration's view of it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"standard", "page", "access", "organisation", "search", "catalogue", "intake"})
package org.tiaokuai.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
