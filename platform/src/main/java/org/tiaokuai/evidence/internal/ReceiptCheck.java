package org.tiaokuai.evidence.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.evidence.Receipts;
import org.tiaokuai.evidence.Receipts.Verdict.Genuine;
import org.tiaokuai.evidence.Receipts.Verdict.Refused;
import org.tiaokuai.ledger.LeafView;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.ReadsProof;
import org.tiaokuai.ledger.ReadsProof.Withheld;
import org.tiaokuai.ledger.Receipt;
import org.tiaokuai.ledger.Veiled;
import org.tiaokuai.privacy.Privacy;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Service
@Transactional(readOnly = true)
class ReceiptCheck implements Receipts {

    private static final TypeReference<LinkedHashMap<String, String>> FIELDS = new TypeReference<>() {};
    private static final Set<String> FOR_ANYBODY = Set.of("kind", "about", "at", "event", "verdict", "item");

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Ledger ledger;
    private final Privacy privacy;

    ReceiptCheck(Ledger ledger, Privacy privacy) {
        this.ledger = ledger;
        this.privacy = privacy;
    }

    @Override
    public Verdict check(String receipt) {
        try {
            var tree = json.readTree(receipt);
            if (tree.path("format").asString("").equals(ReadsProof.FORMAT)) {
                return check(json.treeToValue(tree, ReadsProof.class));
            }
            var read = json.treeToValue(tree, Receipt.class);
            Objects.requireNonNull(read.leaf());
            return read.format().equals(Receipt.FORMAT) ? check(read) : new Refused(Fault.UNREADABLE);
        } catch (JacksonException | NullPointerException e) {
            return new Refused(Fault.UNREADABLE); // Jackson leaves null what a record requires
        }
    }

    /** The leaves of the person are ours from the first on, and the next one, if any, came after the head. */
    private Verdict check(ReadsProof proof) {
        Objects.requireNonNull(proof.about());
        if (!ledger.head(proof.head().size()).equals(Optional.of(proof.head()))) {
            return new Refused(Fault.OTHER_HEAD);
        }
        var ours = ledger.reads(proof.about()).map(ReadsProof::leaves).orElse(List.of());
        int count = proof.leaves().size();
        if (count > ours.size() || !same(proof, ours)) {
            return new Refused(Fault.OTHER_LEAF);
        }
        var inclusion = proof.inclusion();
        boolean last = count == 0
                ? inclusion == null
                : inclusion != null
                        && ledger.inclusion(inclusion.leafIdx(), proof.head().size())
                                .equals(Optional.of(inclusion));
        boolean complete = count == ours.size()
                || ledger.after(proof.about(), count, proof.head().size());
        return last && complete
                ? new Verdict.AllReads(count, proof.withheld().size(), ours.size() - count, proof.head())
                : new Refused(Fault.OTHER_PROOF);
    }

    /** Leaf by leaf; what was withheld then may be told now, and our own leaf says by which law and until when. */
    private boolean same(ReadsProof proof, List<String> ours) {
        var withheld =
                proof.withheld().stream().collect(Collectors.toMap(Withheld::number, each -> each, (one, _) -> one));
        long empty = proof.leaves().stream().filter(String::isEmpty).count();
        if (empty != withheld.size() || empty != proof.withheld().size()) {
            return false;
        }
        var texts = withheld.isEmpty()
                ? Map.<String, String>of()
                : ledger.about(proof.about()).stream()
                        .collect(Collectors.toMap(LeafView::hash, LeafView::text, (one, _) -> one));
        return IntStream.range(0, proof.leaves().size()).allMatch(at -> {
            var untold = withheld.get(at + 1L);
            return untold == null
                    ? proof.leaves().get(at).equals(ours.get(at))
                    : deferred(untold, texts.getOrDefault(untold.inclusion().leafHash(), ""), at + 1, ours.get(at));
        });
    }

    /** @param told our own text, or empty while it may not be told */
    private boolean deferred(Withheld untold, String text, int number, String told) {
        if (text.isEmpty() || !told.isEmpty() && !told.equals(text)) {
            return false;
        }
        var fields = json.readTree(text);
        return fields.path("number").asString("").equals(String.valueOf(number))
                && fields.path("deferral").asString("").equals(untold.law())
                && fields.path("deferredUntil").asString("").equals(untold.until());
    }

    private Verdict check(Receipt receipt) {
        var proof = receipt.inclusion();
        var here = ledger.receipt(proof.leafIdx());
        if (here.filter(ours -> ours.leaf().equals(receipt.leaf())).isEmpty()) {
            return new Refused(Fault.OTHER_LEAF);
        }
        if (!ledger.head(receipt.head().size()).equals(Optional.of(receipt.head()))) {
            return new Refused(Fault.OTHER_HEAD);
        }
        if (!ledger.inclusion(proof.leafIdx(), receipt.head().size()).equals(Optional.of(proof))) {
            return new Refused(Fault.OTHER_PROOF);
        }
        var fields = fields(receipt);
        return fits(receipt.veiled(), fields)
                ? new Genuine(proof.leafIdx(), fields, texts(receipt), receipt.head())
                : new Refused(Fault.OTHER_TEXTS);
    }

    private Map<String, String> fields(Receipt receipt) {
        return json.readValue(receipt.leaf(), FIELDS);
    }

    private static boolean fits(Map<String, String> veiled, Map<String, String> fields) {
        return veiled.isEmpty()
                || Veiled.hash(veiled.getOrDefault("salt", ""), texts(veiled)).equals(fields.get("text"));
    }

    private static Map<String, String> texts(Receipt receipt) {
        return texts(receipt.veiled());
    }

    private static Map<String, String> texts(Map<String, String> veiled) {
        var texts = new HashMap<>(veiled);
        texts.remove("salt");
        return texts;
    }

    @Override
    public Optional<Verdict> find(long index, String code) {
        return ledger.receipt(index)
                .filter(receipt -> same(
                        code,
                        privacy.keyed(Receipt.CODE, index + receipt.inclusion().leafHash())))
                .map(receipt -> new Genuine(index, outside(fields(receipt)), Map.of(), receipt.head()));
    }

    /** In the same time, whatever differs. */
    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> outside(Map<String, String> fields) {
        var shown = new LinkedHashMap<>(fields);
        shown.keySet().retainAll(FOR_ANYBODY);
        return shown;
    }
}
