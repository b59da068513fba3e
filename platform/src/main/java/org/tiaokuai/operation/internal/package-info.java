@NullMarked
package org.tiaokuai.operation.internal;

import org.jspecify.annotations.NullMarked;
