@NullMarked
package org.tiaokuai.casework.web;

import org.jspecify.annotations.NullMarked;
