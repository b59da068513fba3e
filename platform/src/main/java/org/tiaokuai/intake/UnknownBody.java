package org.tiaokuai.intake;

/** A body that items name and that is no department of the platform, until the authority says what becomes of it. */
public record UnknownBody(String code, String name, long items) {}
