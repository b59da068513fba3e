@NullMarked
package org.tiaokuai.file.internal;

import org.jspecify.annotations.NullMarked;
