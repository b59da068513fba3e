package org.tiaokuai.access;

import java.io.Serializable;

/**
 * Personal text in a sealed envelope: any module may store it and hand it on, only {@code privacy} can open it.
 *
 * @param envelope {@link #ERASED} where nothing is left of it
 */
public record Sealed(String envelope, Cell cell) implements Serializable {

    /** Stands in the place of an envelope whose text was forgotten; it opens as no text. */
    public static final String ERASED = "";

    @Override
    public String toString() {
        return "Sealed";
    }
}
