@NullMarked
package org.tiaokuai.catalogue.internal;

import org.jspecify.annotations.NullMarked;
