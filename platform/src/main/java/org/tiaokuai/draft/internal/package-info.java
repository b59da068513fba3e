@NullMarked
package org.tiaokuai.draft.internal;

import org.jspecify.annotations.NullMarked;
