package org.tiaokuai.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.page.Errors;

/** The catalogue as those see it who write its guides: each officer the items that their own department handles. */
public interface Editing {

    Shelf shelf(Officer officer, ShelfFilter filter);

    /** Empty when it is not there or another department's. */
    Optional<ItemFile> file(Officer officer, String code);

    /** The version that is being prepared. */
    Optional<WorkingCopy> workingCopy(Officer officer, String code);

    /** Begins a version: a revision of the one in force, or the first of a new item. */
    Step begin(BeginVersion command);

    Saving save(SavePart command);

    Step act(ActOnItem command);

    /** What changed from one version to another, empty when either is not there; {@link #COPY} is the working copy. */
    Optional<Comparison> compare(Officer officer, String code, int before, int after);

    int COPY = 0;

    /** A new item has a code that nobody has, and a name; for a revision the name is not asked. */
    record BeginVersion(Officer officer, String code, String name) {}

    /**
     * One part of the guide as it was typed.
     *
     * @param seen the mark of the part as the editor saw it, {@link GuideFields#mark}
     */
    record SavePart(Officer officer, String code, Part part, Map<String, String> typed, String seen) {
        public SavePart {
            typed = Map.copyOf(typed);
        }
    }

    /**
     * Something done to an item.
     *
     * @param note why, or what is to be looked at
     * @param day when an approved version opens, a suspension ends, or the next review is due; null for at once or open
     * @param replacedBy the code of the item that takes the place of one that is withdrawn, or empty
     */
    record ActOnItem(
            Officer officer,
            String code,
            Stage.Event event,
            String note,
            @Nullable LocalDate day,
            String replacedBy) {}

    /** Any text may be empty; the page begins at 0. */
    record ShelfFilter(String text, Show show, int page) {

        public static final int PAGE = 50;

        /** Which of a department's items. */
        public enum Show {
            OFFERED,
            REVIEW_DUE,
            UNDER_WAY,
            SUSPENDED,
            WITHDRAWN
        }
    }

    sealed interface Saving {
        record Saved() implements Saving {}

        /** Nothing was saved; what was typed is still with the caller. */
        record Faulty(Errors errors) implements Saving {}

        /** Someone else saved this part since it was seen; neither text is lost. */
        record Meanwhile(WorkingCopy theirs) implements Saving {}

        /** No draft of theirs. */
        record NoSuchDraft() implements Saving {}
    }

    sealed interface Step {
        record Taken(String code, Stage.Event event) implements Step {}

        /** The graph has no such edge from where the item stands now. */
        record NotNow() implements Step {}

        /** The post does not carry the role for this. */
        record NotEntitled() implements Step {}

        /** Whoever wrote in it does not approve it. */
        record OwnWork() implements Step {}

        /** A version was published since the draft was begun, and the draft has taken no note of it. */
        record Overtaken(int version) implements Step {}

        /** It says that one can apply online, and lacks what that needs (decision 24). */
        record Incomplete(List<Element> lacking) implements Step {
            public Incomplete {
                lacking = List.copyOf(lacking);
            }
        }

        /** It says that it renews what another item grants, which is not there, or what it grants has no end. */
        record NothingToRenew() implements Step {}

        /** The code is no code, or an item of another body has it. */
        record NoSuchCode() implements Step {}

        record NoSuchItem() implements Step {}
    }
}
