package org.tiaokuai.verify;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * What a witness signs of a head 共签: that it has seen it, and that it grew out of the one that it saw before.
 *
 * @param key the name of the witness's key
 * @param at when the witness signed, to the letter
 * @param signature base64
 */
record Cosignature(String key, String at, String signature) {

    static final String FORMAT = "tiaokuai-cosignature-1";

    static Cosignature read(Fields fields) throws Unreadable {
        fields.base64("signature");
        var at = fields.text("at");
        try {
            if (!Instant.parse(at).toString().equals(at)) {
                throw new Unreadable(fields.place() + "at is a time in another spelling");
            }
        } catch (DateTimeException e) {
            throw new Unreadable(fields.place() + "at is no time");
        }
        return new Cosignature(fields.text("key"), at, fields.text("signature"));
    }

    static Cosignature of(Head head, Instant at, WitnessKey key) {
        var signature = key.sign(text(head, at.toString()));
        return new Cosignature(
                key.open().name(), at.toString(), Base64.getEncoder().encodeToString(signature));
    }

    /** What is signed: another thing than any head, so that neither signature passes for the other. */
    private static byte[] text(Head head, String at) {
        var told = new LinkedHashMap<String, Object>();
        told.put("at", at);
        told.put("format", FORMAT);
        told.put("head", head.named());
        return Json.canonical(told);
    }

    /** Why it is none of this witness for this head; empty if it is. */
    Optional<String> fault(Head head, HeadKey witness) {
        if (!key.equals(witness.name())) {
            return Optional.of("the cosignature names the key " + key + ", and this one is " + witness.name());
        }
        return witness.signed(text(head, at), Base64.getDecoder().decode(signature))
                ? Optional.empty()
                : Optional.of("the cosignature is not of this key and this head");
    }

    /** As JSON. */
    LinkedHashMap<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("key", key);
        fields.put("at", at);
        fields.put("signature", signature);
        return fields;
    }
}
