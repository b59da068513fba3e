package org.tiaokuai.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every read of one person's data that stands under a head 查阅清单; none can be left out.
 *
 * @param about the person's pseudonym
 * @param last where the last of them stands, which holds the hash of the one before, and so on; null where there is none
 */
record ReadsList(String about, List<Read> reads, @Nullable Placed last, ReadMap map, Head head) implements Evidence {

    static final String FORMAT = "tiaokuai-reads-1";

    ReadsList {
        reads = List.copyOf(reads);
    }

    /** One leaf, as text and by its fields. */
    record Read(String text, Fields leaf) {}

    static ReadsList read(Fields fields) throws Unreadable {
        var reads = new ArrayList<Read>();
        for (var text : fields.texts("leaves")) {
            reads.add(new Read(text, Fields.of("leaf " + (reads.size() + 1), Json.parse(text))));
        }
        if (reads.isEmpty() && fields.has("inclusion")) {
            throw new Unreadable("inclusion proves a leaf, and none is listed");
        }
        var last = reads.isEmpty() ? null : reads.get(reads.size() - 1).text();
        return new ReadsList(
                fields.text("about"),
                reads,
                last == null
                        ? null
                        : new Placed(last, fields.fields("inclusion").inclusion()),
                ReadMap.read(fields),
                Head.read(fields.fields("head")));
    }

    @Override
    public boolean needsMap() {
        return true;
    }

    @Override
    public Optional<String> fault(HeadKey key) {
        var root = head.map();
        if (root == null) {
            return Optional.of("the head has no map of reads");
        }
        var hash = key.hash();
        return head.fault(key)
                .or(() -> map.fault(hash, about, reads.size(), root))
                .or(() -> chain(hash))
                .or(() -> last == null ? Optional.empty() : last.fault(head, hash));
    }

    private Optional<String> chain(TreeHash hash) {
        var previous = "";
        for (int number = 1; number <= reads.size(); number++) {
            var read = reads.get(number - 1);
            var fault = fault(read.leaf(), number, previous);
            if (fault.isPresent()) {
                return fault;
            }
            previous = hash.leaf(Json.octets(read.text())).toString();
        }
        return Optional.empty();
    }

    private Optional<String> fault(Fields leaf, int number, String previous) {
        return unless(leaf, "kind", "READ", number)
                .or(() -> unless(leaf, "about", about, number))
                .or(() -> unless(leaf, "number", String.valueOf(number), number))
                .or(() -> unless(leaf, "previous", previous, number));
    }

    private static Optional<String> unless(Fields leaf, String field, String wanted, int number) {
        var node = leaf.node(field);
        return node.isString() && node.stringValue().equals(wanted)
                ? Optional.empty()
                : Optional.of("leaf " + number + " has another " + field + " than its place in the list asks for");
    }

    @Override
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("about: " + about);
        lines.add("reads: " + reads.size() + ", among " + Long.toUnsignedString(head.size()) + " leaves until "
                + head.at());
        for (int number = 1; number <= reads.size(); number++) {
            for (var line : reads.get(number - 1).leaf().lines()) {
                lines.add(number + " " + line);
            }
        }
        return lines;
    }
}
