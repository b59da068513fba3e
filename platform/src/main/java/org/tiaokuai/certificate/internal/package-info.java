@NullMarked
package org.tiaokuai.certificate.internal;

import org.jspecify.annotations.NullMarked;
