@NullMarked
package org.tiaokuai.casework.internal;

import org.jspecify.annotations.NullMarked;
