package org.tiaokuai.casework;

import java.time.Instant;
import java.util.List;
import org.tiaokuai.access.Actor.Officer;

/** What one person proposed in a case and another must approve, so that nobody need tell the other by word of mouth. */
public interface Proposals {

    /** What the officer may approve and did not propose, the longest waiting first; nothing for who approves nothing. */
    List<Proposal> of(Officer officer, int rows);

    /** @param byWhom who proposed it, as it was told then */
    record Proposal(String number, String itemName, String itemNameEn, What what, Instant at, String byWhom) {}

    enum What {
        /** 特别程序. */
        SUSPENSION,
        /** 更正. */
        RECTIFICATION
    }
}
