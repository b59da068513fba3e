@NullMarked
package org.tiaokuai.evidence.internal;

import org.jspecify.annotations.NullMarked;
