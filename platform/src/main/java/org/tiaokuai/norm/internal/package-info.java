@NullMarked
package org.tiaokuai.norm.internal;

import org.jspecify.annotations.NullMarked;
