package org.tiaokuai.rights;

/**
 * A dispute with what was said and answered, as far as the reader may see.
 *
 * @param recorded what the account says now; empty where it is about a case, and for the person, who knows
 * @param answer empty while it waits
 * @param law on which it was left as it was
 * @param byWhom who answered
 */
public record DisputeView(DisputeLine line, String says, String recorded, String answer, String law, String byWhom) {}
