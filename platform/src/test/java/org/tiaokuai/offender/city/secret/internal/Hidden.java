package org.tiaokuai.offender.city.secret.internal;

/** What nobody outside should see. */
public record Hidden(String name) {}
