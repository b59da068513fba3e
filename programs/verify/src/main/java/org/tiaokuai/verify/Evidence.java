package org.tiaokuai.verify;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a ledger hands out to one person, to be checked by anybody: it stands under a signed head. */
sealed interface Evidence permits Receipt, ReadsList {

    /** Some fifty thousand reads. */
    int LONGEST = 1 << 25;

    Head head();

    /** Whether it stands on the map of its own head, which no other head holds. */
    boolean needsMap();

    /** Why it proves nothing under this key; empty when it is sound. */
    Optional<String> fault(HeadKey key);

    /** What it proves, one line each. */
    List<String> lines();

    static Evidence read(byte[] octets) throws Unreadable {
        var fields = Fields.of("the file", parse(octets));
        var format = fields.text("format");
        return switch (format) {
            case Receipt.FORMAT -> Receipt.read(fields);
            case ReadsList.FORMAT -> ReadsList.read(fields);
            default -> throw new Unreadable("neither a receipt nor a list of reads: " + format);
        };
    }

    private static JsonNode parse(byte[] octets) throws Unreadable {
        return Json.parse(Json.text(octets, LONGEST));
    }
}
