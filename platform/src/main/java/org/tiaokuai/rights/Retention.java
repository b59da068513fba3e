package org.tiaokuai.rights;

import java.time.LocalDate;
import java.util.List;

/** Deletes by itself what has been kept long enough, each night, and says so in the ledger (个人信息保护法第十九条、第四十七条). */
public interface Retention {

    /** Does what is due by now. Another node that is at it already is let be, and nothing comes back. */
    List<Erasure> keep();

    /** The latest, newest first. */
    List<Erasure> erasures(int most);

    /**
     * @param set as the policy names it
     * @param before whatever ended before this day
     */
    record Erasure(String set, LocalDate before, int count) {}
}
