package org.tiaokuai.norm;

import java.util.List;
import java.util.Optional;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.page.Typing;

/** The register of norms as every caller sees it. */
public interface Norms {

    /** All that the city has or means to have, by level and in order. */
    List<NormLine> all();

    Optional<NormView> norm(String code);

    /** The information authority proposes a text 起草; the one in force stays in force. */
    Step propose(ProposeText command);

    /** The legal office approves it or returns it with reasons 审定. */
    Step decide(DecideText command);

    /** On the three levels of the source. */
    enum Level {
        /** 政府规章, 管理办法. */
        MEASURE,
        /** 业务规范. */
        BUSINESS,
        /** 技术规范. */
        TECHNICAL
    }

    /**
     * A text proposed.
     *
     * @param revises the version that the proposer had before their eyes; 0 where there was none
     */
    record ProposeText(Officer officer, String code, String body, int revises) {
        public ProposeText {
            if (Typing.blank(body)) {
                throw new IllegalArgumentException("A norm says something");
            }
        }
    }

    /** A verdict on the proposal with this number, so that nobody approves a text that they have not read. */
    record DecideText(Officer officer, String code, long proposal, boolean approve, String reasons) {
        public DecideText {
            if (!approve && Typing.blank(reasons)) {
                throw new IllegalArgumentException("Whoever returns a text says why");
            }
        }
    }

    sealed interface Step {
        record Proposed(String code) implements Step {}

        /** Also published as an event. */
        record Approved(String code, int version) implements Step {}

        record Returned(String code) implements Step {}

        /** Another proposal waits, or another version came into force, or the proposal was decided already. */
        record NotNow() implements Step {}

        /** Nobody approves what they proposed themselves. */
        record OwnWork() implements Step {}

        record NotEntitled() implements Step {}

        record NoSuchNorm() implements Step {}
    }
}
