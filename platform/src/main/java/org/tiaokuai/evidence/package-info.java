/** Evidence for anybody 存证: the heads of the ledger, receipts that verify, and how the ledger was held against the tables. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "page",
            "access",
            "ledger",
            "privacy",
            "form",
            "organisation",
            "certificate",
            "catalogue",
            "dossier",
            "file",
            "course",
            "casework",
            "payment"
        })
package org.tiaokuai.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
