@NullMarked
package org.tiaokuai.norm.web;

import org.jspecify.annotations.NullMarked;
