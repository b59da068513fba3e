package org.tiaokuai.calendar.internal;

import java.time.LocalDate;

/** A day that a notice arranged otherwise than its weekday says. */
record ExceptionDay(LocalDate day, String name, boolean isOff, int sourceYear) {}
