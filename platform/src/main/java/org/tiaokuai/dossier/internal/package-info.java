@NullMarked
package org.tiaokuai.dossier.internal;

import org.jspecify.annotations.NullMarked;
