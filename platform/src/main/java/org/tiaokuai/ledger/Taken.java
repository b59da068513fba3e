package org.tiaokuai.ledger;

/**
 * What the nightly deletion took of a data set 到期删除, as the rows show it. Each deletion is a leaf with a day and a number; what is
 * gone beyond that was taken by somebody else.
 *
 * @param set as the policy on what is kept names it
 * @param rows a query that gives each {@code row} of which the data are gone, and the day on which what they were kept for
 *     {@code ended}
 */
public record Taken(String set, String rows) {}
