package org.tiaokuai.form;

/** The forms that the platform keeps. */
public interface Forms {

    /** Keeps a schema as the next version of its form; the same schema again is the version it was. */
    FormRef keep(String id, String schema);

    Form get(FormRef ref);
}
