/** The peer of the start-up benchmark. */
@NullMarked
package org.tiaokuai.bench.empty;

import org.jspecify.annotations.NullMarked;
