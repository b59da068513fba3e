package org.tiaokuai.privacy;

/** How close to the person a piece of data is; health and finance are sensitive (个人信息保护法 art. 28). */
public enum Grade {
    NAME,
    IDENTITY,
    CONTACT,
    ADDRESS,
    HEALTH,
    FINANCE,
    /** A paper as it was handed in, whatever stands in it. */
    DOCUMENT,
    /** What officers noted about a case among themselves. */
    NOTE,
    /** Nobody's data: a key that the platform keeps for a department. */
    KEY
}
