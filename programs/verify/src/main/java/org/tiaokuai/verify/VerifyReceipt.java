package org.tiaokuai.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks a receipt or a list of reads under a key, against the heads that a witness kept, and for what witnesses signed. */
final class VerifyReceipt {

    private static final String BY = "--by";
    private static final int OPERANDS_OF_BY = 3;

    private final Path file;
    private final Path key;
    private final List<Path> heads;
    private final List<Demand> demands;

    /** That this witness countersigned, which this file shows. */
    private record Demand(Path witness, Path cosigned) {}

    private VerifyReceipt(Path file, Path key, List<Path> heads, List<Demand> demands) {
        this.file = file;
        this.key = key;
        this.heads = heads;
        this.demands = demands;
    }

    /** From {@code FILE KEY [HEADS] [--by WITNESSKEY COSIGNED]...}; empty for any other call. */
    static Optional<VerifyReceipt> of(List<String> operands) {
        int first = operands.indexOf(BY) < 0 ? operands.size() : operands.indexOf(BY);
        var files = operands.subList(0, first);
        if (files.size() != 2 && files.size() != 3) {
            return Optional.empty();
        }
        var demands = new ArrayList<Demand>();
        for (int at = first; at < operands.size(); at += OPERANDS_OF_BY) {
            if (at + 2 >= operands.size() || !operands.get(at).equals(BY)) {
                return Optional.empty();
            }
            demands.add(new Demand(Path.of(operands.get(at + 1)), Path.of(operands.get(at + 2))));
        }
        var heads = files.stream().skip(2).map(Path::of).toList();
        return Optional.of(new VerifyReceipt(Path.of(files.get(0)), Path.of(files.get(1)), heads, demands));
    }

    Verdict verdict() throws IOException {
        var octets = InputFile.octets(file, Evidence.LONGEST);
        var pem = InputFile.octets(key, KeyFile.LONGEST);
        var kept = heads.isEmpty() ? new byte[0] : InputFile.octets(heads.get(0), HeadFile.LONGEST);
        try {
            var signer = KeyFile.read(pem);
            var evidence = Evidence.read(octets);
            var fault = evidence.fault(signer);
            if (fault.isEmpty()) {
                fault = fork(evidence.head(), signer, kept);
            }
            return fault.isPresent() ? new Verdict.Unsound(fault.get()) : countersigned(evidence, signer);
        } catch (Unreadable e) {
            return new Verdict.Unsound(e.reason());
        }
    }

    private Verdict countersigned(Evidence evidence, HeadKey signer) throws IOException {
        var lines = new ArrayList<>(evidence.lines());
        for (var demand : demands) {
            var pem = InputFile.octets(demand.witness(), KeyFile.LONGEST);
            var octets = InputFile.octets(demand.cosigned(), Cosigned.LONGEST);
            try {
                var witness = KeyFile.read(pem);
                var fault = Cosigned.read(octets).fault(evidence, signer, witness);
                if (fault.isPresent()) {
                    return new Verdict.Unsound("not countersigned: " + fault.get());
                }
                lines.add("countersigned by: " + witness.name());
            } catch (Unreadable e) {
                return new Verdict.Unsound("not countersigned: " + e.reason());
            }
        }
        return new Verdict.Sound(lines);
    }

    private static Optional<String> fork(Head head, HeadKey signer, byte[] kept) throws Unreadable {
        try {
            return HeadFile.read(kept).fork(head, signer);
        } catch (Unreadable e) {
            throw new Unreadable("the heads cannot be used: " + e.reason());
        }
    }
}
