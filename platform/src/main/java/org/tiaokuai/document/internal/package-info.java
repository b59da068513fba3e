@NullMarked
package org.tiaokuai.document.internal;

import org.jspecify.annotations.NullMarked;
