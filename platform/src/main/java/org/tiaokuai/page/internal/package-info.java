@NullMarked
package org.tiaokuai.page.internal;

import org.jspecify.annotations.NullMarked;
