@NullMarked
package org.tiaokuai.hall.web;

import org.jspecify.annotations.NullMarked;
