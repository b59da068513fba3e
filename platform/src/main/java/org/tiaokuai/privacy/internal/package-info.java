@NullMarked
package org.tiaokuai.privacy.internal;

import org.jspecify.annotations.NullMarked;
