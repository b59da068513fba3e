/** The officer's room 办公桌: the queue, who does what and who stands in, notes, phrases, and many cases at once. */
@NullMarked
@ApplicationModule(allowedDependencies = {"course", "casework", "organisation", "access", "page", "privacy"})
package org.tiaokuai.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
