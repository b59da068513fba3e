@NullMarked
package org.tiaokuai.desk.internal;

import org.jspecify.annotations.NullMarked;
