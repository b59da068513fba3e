@NullMarked
package org.tiaokuai.access.web;

import org.jspecify.annotations.NullMarked;
