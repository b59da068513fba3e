package org.tiaokuai.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The heads that a witness kept 见证, one JSON object on a line, the newest last. */
record HeadFile(List<Line> lines) {

    /** A quarter of a million heads. */
    static final int LONGEST = 1 << 27;

    /** One line, not looked at yet. */
    record Line(int number, String text) {

        Head head() throws Unreadable {
            try {
                return Head.read(Fields.of("it", Json.parse(text)));
            } catch (Unreadable e) {
                throw new Unreadable("line " + number + " is no head: " + e.reason());
            }
        }
    }

    static HeadFile read(byte[] octets) throws Unreadable {
        var lines = new ArrayList<Line>();
        int number = 0;
        for (var text : Json.text(octets, LONGEST).split("\n")) {
            number++;
            if (!text.isBlank()) {
                lines.add(new Line(number, text));
            }
        }
        return new HeadFile(lines);
    }

    Optional<Line> last() {
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
    }

    /** Why the ledger cannot have signed both these heads and this one. */
    Optional<String> fork(Head head, HeadKey key) throws Unreadable {
        for (var line : lines) {
            var kept = line.head();
            if (kept.size() != head.size()) {
                continue;
            }
            var fault = kept.fault(key);
            if (fault.isPresent()) {
                throw new Unreadable("line " + line.number() + ": " + fault.get());
            }
            if (kept.contradicts(head)) {
                return Optional.of("the ledger has shown somebody else another tree of " + head.size() + " leaves");
            }
        }
        return Optional.empty();
    }
}
