package org.tiaokuai.file.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Where contents lie, apart from the database: a folder, or any store that keeps bytes under a name. */
interface Blobs {

    /** When this returns, the content outlives a power cut; a name is written once. */
    void put(String name, Content content) throws IOException;

    /** @throws java.nio.file.NoSuchFileException where there is nothing under the name */
    InputStream open(String name) throws IOException;

    /** What is not there is not missed. */
    void remove(String name) throws IOException;

    /** Writes itself. */
    interface Content {
        void to(OutputStream out) throws IOException;
    }
}
