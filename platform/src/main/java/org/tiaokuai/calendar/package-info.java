/** Working days: which days count, when a limit ends, and why, day by day. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package org.tiaokuai.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
