package org.tiaokuai.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks a receipt or a list of reads under a key, and against the heads that a witness kept. */
final class VerifyReceipt {

    private final Path file;
    private final Path key;
    private final @Nullable Path heads;

    VerifyReceipt(Path file, Path key, @Nullable Path heads) {
        this.file = file;
        this.key = key;
        this.heads = heads;
    }

    Verdict verdict() throws IOException {
        var octets = InputFile.octets(file, Evidence.LONGEST);
        var pem = InputFile.octets(key, KeyFile.LONGEST);
        var kept = heads == null ? new byte[0] : InputFile.octets(heads, HeadFile.LONGEST);
        try {
            var signer = KeyFile.read(pem);
            var evidence = Evidence.read(octets);
            var fault = evidence.fault(signer);
            if (fault.isEmpty()) {
                fault = fork(evidence.head(), signer, kept);
            }
            return fault.isPresent() ? new Verdict.Unsound(fault.get()) : new Verdict.Sound(evidence.lines());
        } catch (Unreadable e) {
            return new Verdict.Unsound(e.reason());
        }
    }

    private static Optional<String> fork(Head head, HeadKey signer, byte[] kept) throws Unreadable {
        try {
            return HeadFile.read(kept).fork(head, signer);
        } catch (Unreadable e) {
            throw new Unreadable("the heads cannot be used: " + e.reason());
        }
    }
}
