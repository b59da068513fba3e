/** Public figures: how long an item really took, beside what was promised. */
@NullMarked
@ApplicationModule(allowedDependencies = {"page", "calendar", "casework"})
package org.tiaokuai.figures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
