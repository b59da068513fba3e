package org.tiaokuai.privacy;

import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Sealed;

/**
 * A piece of personal data: what it is called to the person, and how close to the person it is.
 *
 * @param sealed none of what is stored as it is
 * @param plain of that, the text
 */
public record Field(String name, Grade grade, @Nullable Sealed sealed, String plain) {

    public Field(String name, Grade grade, Sealed sealed) {
        this(name, grade, sealed, "");
    }

    /** Not sealed, and nobody's to read without a decision all the same. */
    public Field(String name, Grade grade, String plain) {
        this(name, grade, null, plain);
    }
}
