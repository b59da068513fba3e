@NullMarked
package org.tiaokuai.seal.web;

import org.jspecify.annotations.NullMarked;
