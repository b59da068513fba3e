package org.tiaokuai.offender.city.secret;

/** The innocent API of a module whose inside another one reaches for. */
public record Secret(String name) {}
