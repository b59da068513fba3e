package org.tiaokuai.table;

/** What a file that somebody brings can be. */
public enum Shape {
    EMPTY,
    BINARY,
    /** One JSON object to a line. */
    JSON_LINES,
    /** One JSON list of objects. */
    JSON_LIST,
    /** Cells parted by commas, semicolons or tabs. */
    CSV,
    /** An Excel workbook, which is a zip. */
    SHEET,
    /** Text of some other kind. */
    TEXT
}
