@NullMarked
package org.tiaokuai.backup.internal;

import org.jspecify.annotations.NullMarked;
