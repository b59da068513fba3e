package org.tiaokuai.privacy;

import org.tiaokuai.access.Sealed;

/** A sealed piece of personal data: what it is called to the person, and how close to the person it is. */
public record Field(String name, Grade grade, Sealed sealed) {}
