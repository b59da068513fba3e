/** The electronic seals 电子印章 of departments: who keeps them, what they were put on, and the signature that they make. */
@NullMarked
@ApplicationModule(allowedDependencies = {"page", "ledger", "access", "privacy"})
package org.tiaokuai.seal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
