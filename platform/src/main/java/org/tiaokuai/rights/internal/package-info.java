@NullMarked
package org.tiaokuai.rights.internal;

import org.jspecify.annotations.NullMarked;
