@NullMarked
package org.tiaokuai.intake.internal;

import org.jspecify.annotations.NullMarked;
