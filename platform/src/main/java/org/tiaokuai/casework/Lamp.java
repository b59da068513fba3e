package org.tiaokuai.casework;

/** How a case stands against its clock (decision 17); the lamp shows now, what was stays in the history. */
public enum Lamp {
    ON_TIME,
    /** One working day before the promised end, or nine tenths of the time used. */
    NOTICE,
    /** Past the promised day. */
    RED,
    /** Past the legal day 超法定: the reason must be published. */
    BEYOND,
    DONE
}
