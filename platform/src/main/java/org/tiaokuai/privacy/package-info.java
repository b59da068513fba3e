/** The decision function for each read of personal data, the keys to it, and the trace that a read leaves. */
@NullMarked
@ApplicationModule(allowedDependencies = {"standard", "page", "access", "ledger"})
package org.tiaokuai.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
