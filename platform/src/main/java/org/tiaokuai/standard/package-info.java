/** National codes as value types: a code that exists as an object is well formed by its standard. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tiaokuai.standard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
