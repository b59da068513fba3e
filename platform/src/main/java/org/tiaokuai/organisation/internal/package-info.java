@NullMarked
package org.tiaokuai.organisation.internal;

import org.jspecify.annotations.NullMarked;
