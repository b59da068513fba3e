/** The letters 文书 in which a department tells an applicant what it did with a case: numbered, sealed, kept. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "standard",
            "page",
            "access",
            "privacy",
            "calendar",
            "file",
            "document",
            "organisation",
            "seal"
        })
package org.tiaokuai.letter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
