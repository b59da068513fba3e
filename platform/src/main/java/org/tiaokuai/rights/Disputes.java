package org.tiaokuai.rights;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.Residents.Particular;
import org.tiaokuai.page.Typing;

/** What persons say is recorded wrongly of them 异议, until it is answered (个人信息保护法第四十六条、第五十条). */
public interface Disputes {

    /** So many of one person may wait for an answer at a time. */
    int MOST_OPEN = 20;

    Raising raise(RaiseDispute command);

    /** The person's own, the newest first. */
    List<DisputeView> of(Resident resident);

    /** Those that the officer's post may answer and nobody has, the most urgent first. */
    List<DisputeLine> waiting(Officer officer);

    /** One of them, opened; this is a read and leaves a trace. */
    Optional<DisputeView> open(Officer officer, long id);

    /** What was disputed of a case, answered or not; nothing personal. */
    List<DisputeLine> about(String caseNumber);

    Answering answer(AnswerDispute command);

    /** @param particular of the account; exactly one of it and a case is named */
    record RaiseDispute(
            Resident resident,
            @Nullable String caseNumber,
            @Nullable Particular particular,
            String says) {

        public RaiseDispute {
            if ((caseNumber == null) == (particular == null) || Typing.blank(says)) {
                throw new IllegalArgumentException("A dispute is about one thing and says what is wrong");
            }
        }
    }

    /**
     * @param corrected what the account says of its owner from now on; empty where it is about a case, and where nothing
     *     is put right
     * @param law on which it is left as it is
     */
    record AnswerDispute(Officer officer, long id, Outcome outcome, String answer, String corrected, String law) {

        public AnswerDispute {
            if (Typing.blank(answer) || outcome == Outcome.UPHELD && Typing.blank(law)) {
                throw new IllegalArgumentException("What is left as it is has reasons and a law (个人信息保护法第五十条)");
            }
        }
    }

    /** What became of it. */
    enum Outcome {
        /** 更正. */
        CORRECTED,
        /** 维持: it is left as it is, for reasons. */
        UPHELD
    }

    sealed interface Raising {

        record Raised(long id) implements Raising {}

        /** There is no such case of theirs. */
        record NoSuchCase() implements Raising {}

        record TooMany() implements Raising {}
    }

    sealed interface Answering {

        record Answered() implements Answering {}

        /** Somebody was quicker. */
        record AnsweredBefore() implements Answering {}

        /** The account is to say something else, and nothing was given that it could say. */
        record NothingCorrected() implements Answering {}

        /** There is no such account any more, so that nothing can be put right in it. */
        record AccountClosed() implements Answering {}

        /** There is none, or another post answers it, or it is the officer's own 回避. */
        record NoSuchDispute() implements Answering {}
    }
}
