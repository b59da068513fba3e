package org.tiaokuai.evidence.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.evidence.Receipts;
import org.tiaokuai.evidence.Receipts.Verdict.Genuine;
import org.tiaokuai.evidence.Receipts.Verdict.Refused;
import org.tiaokuai.ledger.Ledger;
import org.tiaokuai.ledger.Receipt;
import org.tiaokuai.ledger.Veiled;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

@Service
@Transactional(readOnly = true)
class ReceiptCheck implements Receipts {

    private static final TypeReference<LinkedHashMap<String, String>> FIELDS = new TypeReference<>() {};
    private static final int LONGEST = 256 * 1024;

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Ledger ledger;

    ReceiptCheck(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Verdict check(String receipt) {
        if (receipt.length() > LONGEST) {
            return new Refused(Fault.UNREADABLE);
        }
        try {
            var read = json.readValue(receipt, Receipt.class);
            Objects.requireNonNull(read.leaf());
            return read.format().equals(Receipt.FORMAT) ? check(read) : new Refused(Fault.UNREADABLE);
        } catch (JacksonException | NullPointerException e) {
            return new Refused(Fault.UNREADABLE); // Jackson leaves null what a record requires
        }
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
    public Optional<Verdict> find(long index, String leafHash) {
        return ledger.receipt(index)
                .filter(receipt -> receipt.inclusion().leafHash().equals(leafHash))
                .map(receipt -> new Genuine(index, fields(receipt), Map.of(), receipt.head()));
    }
}
