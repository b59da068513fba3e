package org.tiaokuai.letter;

import java.time.Instant;

/** A letter in the list of its case. */
public record LetterView(LetterName name, Instant at) {}
