@NullMarked
package org.tiaokuai.statute.web;

import org.jspecify.annotations.NullMarked;
