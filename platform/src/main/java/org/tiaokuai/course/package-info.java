/** The course of a case: the graph of its states, what happened to it, and the clock that this sets going; it stores nothing. */
@NullMarked
@ApplicationModule(allowedDependencies = {"page", "access", "calendar", "statute", "organisation", "catalogue"})
package org.tiaokuai.course;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
