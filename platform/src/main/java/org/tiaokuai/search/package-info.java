/** Finds things by Chinese text, in the one database, in the same transaction that changes them. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tiaokuai.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
