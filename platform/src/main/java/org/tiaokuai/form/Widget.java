package org.tiaokuai.form;

/** How a question is put on a page. */
public enum Widget {
    TEXT,
    AREA,
    DATE,
    CITIZEN_NUMBER,
    PHONE,
    CREDIT_CODE,
    RADIO,
    CHECKBOX,
    NUMBER,
    /** A number that is no quantity, such as that of a card; blanks between its digits do not matter. */
    DIGITS
}
