/** Where the legal office brings the notices of holidays. */
@NullMarked
package org.tiaokuai.calendar.web;

import org.jspecify.annotations.NullMarked;
