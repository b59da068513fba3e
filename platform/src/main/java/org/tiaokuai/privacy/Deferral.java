package org.tiaokuai.privacy;

import java.time.LocalDate;

/** Reads of which the person is not told yet, because a law says so, and until when at the latest. */
public record Deferral(String law, LocalDate until, int reads) {}
