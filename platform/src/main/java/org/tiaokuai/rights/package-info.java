/** What a person can ask of whoever keeps their data 个人信息权利: a copy, correction, stopping, deletion (个人信息保护法第四章). */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "standard",
            "page",
            "ledger",
            "access",
            "privacy",
            "calendar",
            "file",
            "form",
            "certificate",
            "letter",
            "catalogue",
            "dossier",
            "draft",
            "course",
            "casework",
            "payment"
        })
package org.tiaokuai.rights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
