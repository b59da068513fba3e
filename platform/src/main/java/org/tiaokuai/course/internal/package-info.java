@NullMarked
package org.tiaokuai.course.internal;

import org.jspecify.annotations.NullMarked;
