/** Results 证照 that can be verified by anyone: issued, shown, revoked. */
@NullMarked
@ApplicationModule(allowedDependencies = {"page", "ledger", "access", "privacy", "file", "document", "seal"})
package org.tiaokuai.certificate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
