package org.tiaokuai.page;

/**
 * What is kept is not as it was written, or a part of it is gone: nobody can be shown it, and whoever asks for it is told so. It is
 * no fault of the program, and no second try helps.
 */
public final class Damaged extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public Damaged(String what) {
        super(what);
    }

    public Damaged(String what, Throwable cause) {
        super(what, cause);
    }
}
