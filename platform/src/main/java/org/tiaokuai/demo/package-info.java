/** One invented city, told only through the other modules' APIs; nothing depends on it. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "standard",
            "page",
            "access",
            "organisation",
            "form",
            "calendar",
            "catalogue",
            "draft",
            "casework",
            "certificate",
            "payment"
        })
package org.tiaokuai.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
