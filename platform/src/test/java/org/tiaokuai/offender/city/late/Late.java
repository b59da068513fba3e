package org.tiaokuai.offender.city.late;

import org.tiaokuai.offender.city.early.Early;
import org.tiaokuai.offender.city.secret.internal.Hidden;

/** Breaks two house rules on purpose: it stands in a circle with another module, and it reaches inside a third. */
public record Late(Early early, Hidden hidden) {}
