@NullMarked
package org.tiaokuai.desk.web;

import org.jspecify.annotations.NullMarked;
