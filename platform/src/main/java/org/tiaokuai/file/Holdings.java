package org.tiaokuai.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.tiaokuai.access.Sealed;

/** The contents of all files as they lie, sealed, to carry them to another place, and to show that they can be opened. */
public interface Holdings {

    /** What a row names when this begins, or later, can be had until it ends: nothing is taken away meanwhile. */
    void undisturbed(Work work) throws IOException;

    /**
     * Every content that a row names.
     *
     * @param missing hears of each file that something refers to and that is not there
     */
    void each(Carrier carrier, Consumer<UUID> missing) throws IOException;

    /** Puts a content where this platform keeps contents. */
    void put(String name, InputStream content) throws IOException;

    /** Whether exactly this content lies under the name. */
    boolean holds(String name, InputStream content) throws IOException;

    /**
     * Reads every content that is there to its end, under its file's own key.
     *
     * @param unopened hears the name of each that does not open
     * @return how many do
     */
    long opened(Opener opener, Consumer<String> unopened) throws IOException;

    /** Opens the keys of files. */
    interface Opener {

        /** @param content reads the content under the key, and says whether it could */
        boolean opens(Sealed key, Predicate<String> content);
    }

    /** What is done meanwhile. */
    interface Work {
        void run() throws IOException;
    }

    /** Takes a content; the stream is closed by who gives it. */
    interface Carrier {
        void take(String name, InputStream content) throws IOException;
    }
}
