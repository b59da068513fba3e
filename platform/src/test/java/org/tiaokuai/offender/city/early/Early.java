package org.tiaokuai.offender.city.early;

import org.tiaokuai.offender.city.late.Late;

/** Breaks a house rule on purpose: it uses a module that uses it. */
public record Early(Late late) {}
