@NullMarked
package org.tiaokuai.hall.internal;

import org.jspecify.annotations.NullMarked;
