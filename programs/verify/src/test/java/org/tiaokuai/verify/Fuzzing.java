package org.tiaokuai.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whatever anybody may hand to this program, read as each of its formats: it is refused by {@link Unreadable} or judged, and
 * nothing else happens. The fuzzer calls {@link #fuzzerTestOneInput}; the first octet says which format.
 */
public final class Fuzzing {

    private static final HeadKey LEDGER = KeyOfNoValue.ED25519.read();
    private static final HeadKey WITNESS = KeyOfNoValue.ED25519.witness().read();
    private static final Evidence RECEIPT = receipt();
    private static final Countersigning COUNTERSIGNING = countersigning();

    /** One format. */
    private interface Format {
        void read(byte[] octets) throws Unreadable;
    }

    private static final List<Format> FORMATS = List.of(
            octets -> {
                var evidence = Evidence.read(octets);
                evidence.fault(LEDGER);
                evidence.lines().forEach(Visible::of);
            },
            octets -> ProofFile.read(octets).fault(),
            Fuzzing::heads,
            Fuzzing::countersign,
            octets -> KeyFile.read(octets).signed(octets, octets),
            octets -> WitnessKey.read(octets).sign(octets),
            octets -> Cosigned.read(octets).fault(RECEIPT, LEDGER, WITNESS),
            octets -> Fields.of("it", Json.parse(Json.text(octets, Evidence.LONGEST)))
                    .lines()
                    .forEach(Visible::of),
            octets -> Fields.of("it", Json.parse(Json.text(octets, Evidence.LONGEST)))
                    .consistency()
                    .fault(TreeHash.SM3),
            octets -> Fields.of("it", Json.parse(Json.text(octets, Evidence.LONGEST)))
                    .texts());

    private Fuzzing() {}

    private static Countersigning countersigning() {
        try {
            var folder = Files.createTempDirectory("fuzzed-witness");
            return new Countersigning(LEDGER, WitnessFolder.open(folder), Clock.systemUTC());
        } catch (IOException | Unreadable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody who has no head of the ledger never gets a signature, and never breaks the witness. */
    private static void countersign(byte[] octets) {
        var answer = COUNTERSIGNING.answer(octets);
        if (answer.status() >= 500 || answer.status() == 200 && !answer.body().containsKey("signature")) {
            throw new IllegalStateException("It answers " + answer);
        }
    }

    private static Evidence receipt() {
        try {
            return Evidence.read(
                    Json.octets(City.busy(KeyOfNoValue.ED25519).receipt(3).toString()));
        } catch (Unreadable e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was read is the same when it is written and read again. */
    private static void heads(byte[] octets) throws Unreadable {
        for (var line : HeadFile.read(octets).lines()) {
            var head = line.head();
            head.fault(LEDGER);
            var again = Head.read(Fields.of("it", Json.parse(head.line())));
            if (!again.equals(head)) {
                throw new IllegalStateException("Written and read again it is " + again);
            }
        }
    }

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 0) {
            read(Math.floorMod(input[0], FORMATS.size()), Arrays.copyOfRange(input, 1, input.length));
        }
    }

    static int formats() {
        return FORMATS.size();
    }

    static void read(int format, byte[] octets) {
        try {
            FORMATS.get(format).read(octets);
        } catch (Unreadable e) {
            // as it should be
        }
    }

    /** Begun with whole documents, so that the fuzzer need not invent the formats. */
    static List<byte[]> seeds(List<byte[]> documents) {
        var seeds = new ArrayList<byte[]>();
        for (var document : documents) {
            for (int format = 0; format < formats(); format++) {
                var seed = new byte[document.length + 1];
                seed[0] = (byte) format;
                System.arraycopy(document, 0, seed, 1, document.length);
                seeds.add(seed);
            }
        }
        return seeds;
    }
}
