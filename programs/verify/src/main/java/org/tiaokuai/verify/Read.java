package org.tiaokuai.verify;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.verify.Proof.Inclusion;

/** One leaf of a list of reads: as text and by its fields, or only counted as yet. */
sealed interface Read {

    Hash leaf(TreeHash hash);

    /** Why it cannot stand in this place under this head. */
    Optional<String> fault(Place place, Head head, TreeHash hash);

    List<String> lines();

    /**
     * Where in its list a leaf stands.
     *
     * @param about the person
     * @param number from 1
     * @param previous the hash of the leaf before; empty for the first
     */
    record Place(String about, int number, String previous) {}

    record Told(String text, Fields fields) implements Read {

        @Override
        public Hash leaf(TreeHash hash) {
            return hash.leaf(Json.octets(text));
        }

        @Override
        public Optional<String> fault(Place place, Head head, TreeHash hash) {
            return unless("kind", "READ", place)
                    .or(() -> unless("about", place.about(), place))
                    .or(() -> unless("number", String.valueOf(place.number()), place))
                    .or(() -> unless("previous", place.previous(), place));
        }

        private Optional<String> unless(String field, String wanted, Place place) {
            var node = fields.node(field);
            return node.isString() && node.stringValue().equals(wanted)
                    ? Optional.empty()
                    : Optional.of("leaf " + place.number() + " has another " + field
                            + " than its place in the list asks for");
        }

        @Override
        public List<String> lines() {
            return fields.lines();
        }
    }

    /**
     * The person is not told yet; what will be told then is bound by its hash now.
     *
     * @param until the last day of that
     * @param before proves the leaf before, whose hash would stand in this one; null for the first
     */
    record Withheld(
            String law,
            String until,
            Inclusion inclusion,
            @Nullable Inclusion before) implements Read {

        @Override
        public Hash leaf(TreeHash hash) {
            return inclusion.leaf();
        }

        @Override
        public Optional<String> fault(Place place, Head head, TreeHash hash) {
            var previous = before == null ? "" : before.leaf().toString();
            if (!previous.equals(place.previous())) {
                return Optional.of("leaf " + place.number() + " is withheld behind another than the one before");
            }
            // Days are those of China, and that of the head begins there eight hours earlier.
            if (until.compareTo(head.at().substring(0, 10)) < 0) {
                return Optional.of("leaf " + place.number() + " is withheld though its time was over");
            }
            return Placed.fault(inclusion, head, hash)
                    .or(() -> before == null ? Optional.empty() : Placed.fault(before, head, hash));
        }

        @Override
        public List<String> lines() {
            return List.of("withheld until " + until + " by " + law);
        }
    }
}
