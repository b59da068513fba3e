package org.tiaokuai.standard;

/** The first reason why what somebody typed is not the code it should be; enough for a message, and never the code. */
public enum CodeFault {
    /** Not a length that the standard knows. */
    LENGTH,
    /** A character that the standard does not allow in that place. */
    CHARACTERS,
    /** The parts cannot stand together, such as a county code without a province. */
    STRUCTURE,
    /** The digits of the birth date are no day of the calendar, or lie before any person on a register. */
    DATE,
    /** The check character does not follow from the others: almost always a slip in typing. */
    CHECK_DIGIT,
    /** A provisional “TE…” code, which a body bears until its unified social credit code is assigned. */
    PROVISIONAL
}
