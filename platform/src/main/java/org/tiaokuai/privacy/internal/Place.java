package org.tiaokuai.privacy.internal;

import org.tiaokuai.access.Cell;
import org.tiaokuai.access.EnvelopePlace;
import org.tiaokuai.access.Sealed;

/** One column in which envelopes lie, as SQL has it. */
record Place(EnvelopePlace in, String column) {

    String name() {
        return in.table() + "." + column;
    }

    /** The texts in a row that should be envelopes; of a document, what stands in the place of a value. */
    String envelopes(String what, String which) {
        var each = in.within()
                ? "select '.' || key, value ->> 'sealed' from jsonb_each(" + column + ")"
                : "select '', " + column;
        return "(select " + what + " from (" + each + ") each (value, envelope) where envelope <> ''" + which + ")";
    }

    String older(String what) {
        return envelopes(what, " and split_part(envelope, ':', 1) <> :newest");
    }

    String row() {
        return "cast(" + in.row() + " as text)";
    }

    String subject() {
        return "coalesce(" + in.subject() + ", '')";
    }

    Sealed sealed(String value, String row, String subject, String envelope) {
        return new Sealed(envelope, new Cell(name() + value, row, subject));
    }

    /** Those with an older envelope, but for the ones that were found not to open. */
    String whereOlder() {
        return in.only() + " and exists " + older("") + " and " + row()
                + " not in (select unopened.row from privacy.unopened where place = :place)";
    }

    String type() {
        return in.within() ? "jsonb" : "text";
    }
}
