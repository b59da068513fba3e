package org.tiaokuai.verify;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A proof as JSON: {@code leafIdx, treeSize, root, leafHash, proof} or {@code size1, size2, root1, root2, proof}; hashes in
 * base64, sizes as unsigned numbers of 64 bits. Other fields are let be.
 */
final class ProofFile {

    /** No proof has more hashes than a tree has levels: this is a hundred times as long. */
    static final int LONGEST = 1 << 19;

    private final Fields fields;

    private ProofFile(Fields fields) {
        this.fields = fields;
    }

    static Proof read(byte[] octets) throws Unreadable {
        if (octets.length > LONGEST) {
            throw new Unreadable("longer than any proof: " + octets.length + " octets");
        }
        JsonNode read;
        try {
            read = Json.MAPPER.readTree(octets);
        } catch (JacksonException e) {
            throw new Unreadable("no JSON: " + e.getOriginalMessage());
        }
        var file = new ProofFile(new Fields("", read));
        boolean inclusion = read.has("leafIdx") || read.has("leafHash");
        boolean consistency = read.has("size1") || read.has("size2");
        if (inclusion == consistency) {
            throw new Unreadable("neither the fields of an inclusion proof nor those of a consistency proof");
        }
        return inclusion ? file.inclusion() : file.consistency();
    }

    private Proof inclusion() throws Unreadable {
        return new Proof.Inclusion(
                fields.number("leafIdx"), fields.number("treeSize"), hash("root"), hash("leafHash"), path());
    }

    private Proof consistency() throws Unreadable {
        return new Proof.Consistency(
                fields.number("size1"), fields.number("size2"), hash("root1"), hash("root2"), path());
    }

    private Hash hash(String field) throws Unreadable {
        return hash(field, fields.node(field));
    }

    private static Hash hash(String field, JsonNode node) throws Unreadable {
        try {
            if (node.isString()) {
                return new Hash(Base64.getDecoder().decode(node.stringValue()));
            }
        } catch (IllegalArgumentException e) {
            throw new Unreadable(field + " is no base64");
        }
        throw new Unreadable(field + " is no text");
    }

    private List<Hash> path() throws Unreadable {
        var node = fields.node("proof");
        if (!node.isArray() && !node.isNull()) {
            throw new Unreadable("proof is no list");
        }
        var path = new ArrayList<Hash>();
        for (var hash : node) {
            path.add(hash("proof", hash));
        }
        return path;
    }
}
