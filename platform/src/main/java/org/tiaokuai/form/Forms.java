package org.tiaokuai.form;

/** The forms that the platform keeps. */
public interface Forms {

    /** Keeps a schema as the next version of its form; the same schema again is the version it was. */
    FormRef keep(String id, String schema);

    /** The form of an item that has none of its own: who applies, and for what. */
    FormRef general();

    Form get(FormRef ref);
}
