/** Applications and the cases in which officers accept and decide them. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "page",
            "access",
            "ledger",
            "privacy",
            "calendar",
            "statute",
            "document",
            "form",
            "organisation",
            "seal",
            "certificate",
            "letter",
            "catalogue",
            "course",
            "dossier",
            "draft",
            "file"
        })
package org.tiaokuai.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
