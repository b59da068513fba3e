package org.tiaokuai.organisation;

import org.jspecify.annotations.Nullable;
import org.tiaokuai.standard.DivisionCode;

/**
 * A place 块 on one of five levels.
 *
 * @param civilCode six digits of GB/T 2260, where the division has one
 */
public record Division(DivisionCode code, @Nullable String civilCode, String name, DivisionCode.Level level) {}
