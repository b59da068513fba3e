/** Items 事项 and their guides with the ten elements, in versions. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "standard",
            "page",
            "access",
            "calendar",
            "form",
            "ledger",
            "organisation",
            "search",
            "table"
        })
package org.tiaokuai.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
