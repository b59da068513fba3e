@NullMarked
package org.tiaokuai.page.web;

import org.jspecify.annotations.NullMarked;
