@NullMarked
package org.tiaokuai.payment.internal;

import org.jspecify.annotations.NullMarked;
