@NullMarked
package org.tiaokuai.seal.internal;

import org.jspecify.annotations.NullMarked;
