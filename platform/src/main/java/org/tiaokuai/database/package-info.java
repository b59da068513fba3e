/** Where the data live: a real, durable PostgreSQL started beside the application, or one that the operator names. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tiaokuai.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
