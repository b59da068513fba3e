package org.tiaokuai.access;

import java.io.Serializable;

/** Personal text in a sealed envelope: any module may store it and hand it on, only {@code privacy} can open it. */
public record Sealed(String envelope) implements Serializable {

    @Override
    public String toString() {
        return "Sealed";
    }
}
