/** The dossier 卷宗 of an application: the papers that the applicant encloses, from the first upload on. */
@NullMarked
@ApplicationModule(allowedDependencies = {"access", "privacy", "file", "ledger"})
package org.tiaokuai.dossier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
