/** The published holidays, held in memory, and the counting over them. */
@NullMarked
package org.tiaokuai.calendar.internal;

import org.jspecify.annotations.NullMarked;
