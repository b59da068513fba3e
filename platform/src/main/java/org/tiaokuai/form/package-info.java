/** Forms as JSON Schema 2020-12: their pages, the questions on them, and what is right or wrong with the answers. */
@NullMarked
@ApplicationModule(allowedDependencies = {"standard", "page", "access", "ledger", "privacy"})
package org.tiaokuai.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
