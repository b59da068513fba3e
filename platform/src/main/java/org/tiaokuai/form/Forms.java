package org.tiaokuai.form;

import java.util.Optional;

/** The forms that the platform keeps. */
public interface Forms {

    /** Keeps a schema as the next version of its form; the same schema again is the version it was. */
    FormRef keep(String id, String schema);

    /** The form of an item that has none of its own: who applies, and for what. */
    FormRef general();

    Form get(FormRef ref);

    /** As it is kept now, whatever was read of it before; none where there is no such version. */
    Optional<Form> kept(FormRef ref);
}
