@NullMarked
package org.tiaokuai.access.internal;

import org.jspecify.annotations.NullMarked;
