@NullMarked
package org.tiaokuai.form.internal;

import org.jspecify.annotations.NullMarked;
