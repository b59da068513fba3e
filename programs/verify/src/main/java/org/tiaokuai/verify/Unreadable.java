package org.tiaokuai.verify;

/** Why what was read is not what it should be at all. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1;

    Unreadable(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
