/** One file that brings everything back 备份: made while the platform runs, sealed, and proved by the ledger when restored. */
@NullMarked
@ApplicationModule(allowedDependencies = {"database", "ledger", "privacy", "file"})
package org.tiaokuai.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
