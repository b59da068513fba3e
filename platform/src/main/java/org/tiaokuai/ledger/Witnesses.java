package org.tiaokuai.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.ledger.Proof.Consistency;

/** Those outside to whom each head is sent 见证方, so that nobody can be shown another ledger than they were. */
public interface Witnesses {

    /** How each of them stands, in the order of the setting. */
    List<Standing> standings();

    /** The names of those who countersigned these heads, by the head's size. */
    Map<Long, List<String>> by(List<Head> heads);

    /** The first head from this size on that was countersigned, by one witness or by any. */
    Optional<Cosigned> cosigned(long size, @Nullable String key);

    /**
     * @param key the name of its key
     * @param signed the size of the newest head that it countersigned, 0 for none
     * @param behind how many leaves the newest head has more
     * @param since when its state is this
     * @param said why it did not countersign; of its own words what can be shown
     */
    record Standing(String name, String key, State state, Instant since, long signed, long behind, String said) {}

    /** What came of the last time. */
    enum State {
        /** Nothing was sent to it yet. */
        NEW,
        /** It countersigned. */
        AGREES,
        /** It cannot be reached, or makes no sense. */
        SILENT,
        /** It says that the ledger forked or went back. */
        REFUSES
    }

    /** @param growth out of the head that was asked about; none where it is that head itself */
    record Cosigned(
            String format,
            Head head,
            List<Cosignature> cosignatures,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Consistency growth) {

        public static final String FORMAT = "tiaokuai-cosigned-1";

        public Cosigned {
            cosignatures = List.copyOf(cosignatures);
        }
    }
}
