@NullMarked
package org.tiaokuai.letter.internal;

import org.jspecify.annotations.NullMarked;
