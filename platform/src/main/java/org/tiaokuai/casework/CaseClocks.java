package org.tiaokuai.casework;

import java.util.Optional;
import org.tiaokuai.access.Actor;
import org.tiaokuai.course.CaseClock;

/** The clock of one case, without a word about the person, and so no read that leaves a trace. */
public interface CaseClocks {

    /** Nothing for who may not see the case. */
    Optional<CaseClock> of(Actor reader, String number);
}
