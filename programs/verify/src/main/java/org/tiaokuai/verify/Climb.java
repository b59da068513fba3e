package org.tiaokuai.verify;

/** The way from a node up to the root of a tree, beside that of the tree's last node. */
final class Climb {

    private long here;
    private long last;

    Climb(long here, long last) {
        this.here = here;
        this.last = last;
    }

    boolean done() {
        return last == 0;
    }

    /** Whether the next hash of a proof stands to the left of what has been reached. */
    boolean siblingIsLeft() {
        return isRight() || here == last;
    }

    private boolean isRight() {
        return (here & 1) == 1;
    }

    void up() {
        if (!isRight() && here == last) {
            // The last node of a level without a sibling rises as it is.
            while (!isRight() && here != 0) {
                shift();
            }
        }
        shift();
    }

    /** Up to the largest complete tree that ends here. */
    void skipWhileRight() {
        while (isRight()) {
            shift();
        }
    }

    private void shift() {
        here >>>= 1;
        last >>>= 1;
    }
}
