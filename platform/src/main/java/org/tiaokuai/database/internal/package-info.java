/** The application's one pool of connections, opened only on a server that keeps what it confirms. */
@NullMarked
package org.tiaokuai.database.internal;

import org.jspecify.annotations.NullMarked;
