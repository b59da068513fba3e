package org.tiaokuai;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.tiaokuai.backup.internal.BackupFormat;
import org.tiaokuai.evidence.internal.ReceiptFormat;
import org.tiaokuai.ledger.internal.LedgerFormats;
import org.tiaokuai.privacy.internal.EnvelopeFormat;

/** Whatever anybody hands in is refused as documented, or taken. The first octet says as which format it is read. */
public final class Fuzzing {

    private static final List<Consumer<byte[]>> FORMATS = List.of(
            ReceiptFormat::check,
            EnvelopeFormat::open,
            EnvelopeFormat::sealed,
            BackupFormat::file,
            BackupFormat::content,
            LedgerFormats::canonical,
            LedgerFormats::leaf,
            LedgerFormats::fact,
            LedgerFormats::answerOfAWitness);

    private Fuzzing() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 0) {
            FORMATS.get(Math.floorMod(input[0], FORMATS.size())).accept(Arrays.copyOfRange(input, 1, input.length));
        }
    }

    static int formats() {
        return FORMATS.size();
    }
}
