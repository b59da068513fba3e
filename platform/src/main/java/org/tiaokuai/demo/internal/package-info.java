@NullMarked
package org.tiaokuai.demo.internal;

import org.jspecify.annotations.NullMarked;
