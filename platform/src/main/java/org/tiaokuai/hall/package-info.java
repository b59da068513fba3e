/** The online hall 一网: the way in for everyone who wants something done. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "standard",
            "page",
            "payment",
            "access",
            "calendar",
            "organisation",
            "search",
            "catalogue",
            "course",
            "casework",
            "figures"
        })
package org.tiaokuai.hall;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
