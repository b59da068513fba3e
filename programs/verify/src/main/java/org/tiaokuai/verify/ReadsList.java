package org.tiaokuai.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.verify.Proof.Inclusion;
import org.tiaokuai.verify.Read.Place;
import org.tiaokuai.verify.Read.Told;
import org.tiaokuai.verify.Read.Withheld;

/**
 * Every read of one person's data that stands under a head 查阅清单; none can be left out.
 *
 * @param about the person's pseudonym
 * @param last where the last of them stands, which holds the hash of the one before, and so on; null where there is none
 */
record ReadsList(String about, List<Read> reads, @Nullable Inclusion last, ReadMap map, Head head) implements Evidence {

    static final String FORMAT = "tiaokuai-reads-1";

    ReadsList {
        reads = List.copyOf(reads);
    }

    static ReadsList read(Fields fields) throws Unreadable {
        var reads = reads(fields);
        if (reads.isEmpty() && fields.has("inclusion")) {
            throw new Unreadable("inclusion proves a leaf, and none is listed");
        }
        return new ReadsList(
                fields.text("about"),
                reads,
                reads.isEmpty() ? null : fields.fields("inclusion").inclusion(),
                ReadMap.read(fields),
                Head.read(fields.fields("head")));
    }

    private static List<Read> reads(Fields fields) throws Unreadable {
        var withheld = withheld(fields);
        var reads = new ArrayList<Read>();
        for (var text : fields.texts("leaves")) {
            int number = reads.size() + 1;
            var untold = withheld.remove(number);
            if (untold != null && !text.isEmpty()) {
                throw new Unreadable("leaf " + number + " is told, and withheld");
            }
            reads.add(untold == null ? new Told(text, Fields.of("leaf " + number, Json.parse(text))) : untold);
        }
        long places = reads.stream()
                .filter(Withheld.class::isInstance)
                .map(read -> ((Withheld) read).inclusion().index())
                .distinct()
                .count();
        if (places < count(reads)) {
            throw new Unreadable("one leaf is withheld twice");
        }
        if (!withheld.isEmpty()) {
            throw new Unreadable("withheld names a leaf that is not listed");
        }
        return reads;
    }

    private static SortedMap<Integer, Withheld> withheld(Fields fields) throws Unreadable {
        var withheld = new TreeMap<Integer, Withheld>();
        if (fields.has("withheld")) {
            for (var each : fields.objects("withheld")) {
                var untold = new Withheld(
                        each.text("law"),
                        each.text("until"),
                        each.fields("inclusion").inclusion(),
                        each.has("before") ? each.fields("before").inclusion() : null);
                var number = each.number("number");
                if (untold.law().isBlank() || !untold.until().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                    throw new Unreadable("a leaf is withheld without a law or without a day on which that ends");
                }
                if (number < 1 || number > Integer.MAX_VALUE || !withheld.isEmpty() && number <= withheld.lastKey()) {
                    throw new Unreadable("withheld does not go by the numbers of its leaves");
                }
                withheld.put((int) number, untold);
            }
        }
        return withheld;
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
                .or(() -> last == null ? Optional.empty() : placed(last, hash));
    }

    private Optional<String> placed(Inclusion inclusion, TreeHash hash) {
        return reads.get(reads.size() - 1).leaf(hash).equals(inclusion.leaf())
                ? Placed.fault(inclusion, head, hash)
                : Optional.of("the proof is for another leaf");
    }

    private Optional<String> chain(TreeHash hash) {
        var previous = "";
        for (int number = 1; number <= reads.size(); number++) {
            var read = reads.get(number - 1);
            var fault = read.fault(new Place(about, number, previous), head, hash);
            if (fault.isPresent()) {
                return fault;
            }
            previous = read.leaf(hash).toString();
        }
        return Optional.empty();
    }

    @Override
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("about: " + about);
        lines.add("reads: " + reads.size() + untold() + ", among " + Long.toUnsignedString(head.size())
                + " leaves until " + head.at());
        for (int number = 1; number <= reads.size(); number++) {
            for (var line : reads.get(number - 1).lines()) {
                lines.add(number + " " + line);
            }
        }
        return lines;
    }

    private String untold() {
        long untold = count(reads);
        return untold == 0 ? "" : " (" + untold + " withheld)";
    }

    private static long count(List<Read> reads) {
        return reads.stream().filter(Withheld.class::isInstance).count();
    }
}
