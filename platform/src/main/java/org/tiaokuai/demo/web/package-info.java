@NullMarked
package org.tiaokuai.demo.web;

import org.jspecify.annotations.NullMarked;
