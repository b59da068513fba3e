/** The platform: a modular monolith, one module a package. */
@NullMarked
package org.tiaokuai;

import org.jspecify.annotations.NullMarked;
