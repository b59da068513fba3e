@NullMarked
package org.tiaokuai.rights.web;

import org.jspecify.annotations.NullMarked;
