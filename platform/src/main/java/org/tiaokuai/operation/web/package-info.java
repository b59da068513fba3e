@NullMarked
package org.tiaokuai.operation.web;

import org.jspecify.annotations.NullMarked;
