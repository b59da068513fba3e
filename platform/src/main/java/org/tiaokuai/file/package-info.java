/** Files 材料 that people hand in: taken only when they are what they seem, kept sealed and apart from the database. */
@NullMarked
@ApplicationModule(allowedDependencies = {"page", "access", "privacy"})
package org.tiaokuai.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
