@NullMarked
package org.tiaokuai.search.internal;

import org.jspecify.annotations.NullMarked;
