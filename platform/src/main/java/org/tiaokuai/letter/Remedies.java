package org.tiaokuai.letter;

import java.time.LocalDate;
import java.util.UUID;

/** What can be done against an act of a department, where, and until which day 救济告知 (行政许可法第三十八条). */
public interface Remedies {

    String against(UUID department, LocalDate decided);
}
