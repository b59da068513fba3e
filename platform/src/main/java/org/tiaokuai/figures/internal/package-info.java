@NullMarked
package org.tiaokuai.figures.internal;

import org.jspecify.annotations.NullMarked;
