package org.tiaokuai.desk;

import java.util.List;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.page.Typing;

/** What officers write again and again 常用意见: one's own, and those of the department, which its approvers keep. */
public interface Phrases {

    List<Phrase> of(Officer officer);

    Keeping keep(KeepPhrase command);

    /** False when it is not there, or not the officer's to remove. */
    boolean remove(Officer officer, long id);

    record Phrase(long id, String text, boolean departments, String byWhom) {}

    record KeepPhrase(Officer officer, String text, boolean forTheDepartment) {

        public static final int LONGEST = 200;
        public static final int MOST = 50;

        public KeepPhrase {
            if (Typing.blank(text)) {
                throw new IllegalArgumentException("A phrase says something");
            }
        }
    }

    sealed interface Keeping {
        record Kept() implements Keeping {}

        record ThereAlready() implements Keeping {}

        record TooMany() implements Keeping {}

        /** Only who decides for the department keeps phrases for it. */
        record NotEntitled() implements Keeping {}
    }
}
