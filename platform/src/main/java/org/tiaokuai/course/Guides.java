package org.tiaokuai.course;

import java.util.Optional;
import org.tiaokuai.catalogue.Guide;

/** Guides for who walks many cases in one transaction: one that cannot be had must not undo what was done for the others. */
public interface Guides {

    /** As it was when the case began; nothing where the catalogue cannot tell. */
    Optional<Guide> of(String item, int version);
}
