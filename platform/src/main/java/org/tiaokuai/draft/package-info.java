/** Drafts: what an applicant fills in and encloses before handing it in. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "standard",
            "page",
            "access",
            "privacy",
            "file",
            "form",
            "certificate",
            "catalogue",
            "dossier"
        })
package org.tiaokuai.draft;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
