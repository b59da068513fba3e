@NullMarked
package org.tiaokuai.table.internal;

import org.jspecify.annotations.NullMarked;
