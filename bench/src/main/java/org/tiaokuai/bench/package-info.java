/** Benchmarks: each measures the product beside a floor or a peer in the same minute on the same machine. */
@NullMarked
package org.tiaokuai.bench;

import org.jspecify.annotations.NullMarked;
