package org.tiaokuai.letter;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.access.Sealed;
import org.tiaokuai.page.Typing;
import org.tiaokuai.privacy.Reading;
import org.tiaokuai.seal.Hand;

/** Letters as every caller sees them; who may read one is for the caller to know. */
public interface Letters {

    /** How a trace names a letter. */
    String FIELD = "letter";

    /** Issues in the caller's transaction, dated now; it is printed and sealed soon after, once, and kept. */
    void issue(IssueLetter command);

    /** The letters of a case, in the order in which they were issued. */
    List<LetterView> of(String caseNumber);

    /** The sealed PDF, if the decision function gives it; printed now, if it was not yet. Outside any transaction. */
    Optional<InputStream> open(String caseNumber, LetterName name, Reading reading);

    /** Forgets to whom the letters of these cases went and what they said; that they were written stays known. */
    void erase(Collection<String> caseNumbers);

    /**
     * What a letter says.
     *
     * @param law on which it stands; empty where none binds
     * @param remedies what can be done against it; empty where nothing needs to be
     */
    record Content(List<String> paragraphs, String law, String remedies) {

        public Content {
            paragraphs = paragraphs.stream().filter(text -> !Typing.blank(text)).toList();
            if (paragraphs.isEmpty()) {
                throw new IllegalArgumentException("A letter says something");
            }
        }
    }

    /** @param subject the keyed hash of the addressee's citizen number */
    record IssueLetter(
            String caseNumber,
            LetterKind kind,
            Sealed addressee,
            String subject,
            String itemName,
            UUID department,
            String departmentName,
            Content content,
            Hand hand) {}

    /** Published in the transaction of the issue. */
    record Issued(
            String caseNumber, LetterKind kind, @Nullable Integer nth) {

        /** What the outbox remembers from before letters could recur knows no number. */
        public LetterName name() {
            return new LetterName(kind, nth == null ? 1 : nth);
        }
    }
}
