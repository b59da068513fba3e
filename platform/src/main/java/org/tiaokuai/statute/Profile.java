package org.tiaokuai.statute;

/** Which law a platform goes by. */
public enum Profile {
    /** 现行: that of the day of the act. */
    PRESENT,
    /** That of 2010, of which nothing runs out, for reproducing what was written of that year. */
    YEAR_2010
}
