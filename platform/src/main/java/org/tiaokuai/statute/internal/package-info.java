@NullMarked
package org.tiaokuai.statute.internal;

import org.jspecify.annotations.NullMarked;
