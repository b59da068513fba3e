package org.tiaokuai.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.certificate.Certificates.Held;

/**
 * Which of their own certificates the applicant wants renewed 延续; never typed, for it is theirs or it is not.
 *
 * @param item whose certificates; empty where the guide renews nothing
 * @param itemName what that item is called
 * @param own whether it is the same item, by which one may as well ask for something new
 * @param held those of the applicant that are in force and end one day
 * @param choice the case by which it was granted; empty for something new, none where nothing was chosen yet
 */
public record RenewalChoice(
        String item,
        String itemName,
        String itemNameEn,
        boolean own,
        List<Held> held,
        @Nullable String choice) {

    public static final RenewalChoice NONE = new RenewalChoice("", "", "", false, List.of(), null);

    public RenewalChoice {
        held = List.copyOf(held);
    }

    /** Whether there is something to choose, or something lacking. */
    public boolean asked() {
        return !item.isEmpty() && !(own && held.isEmpty());
    }

    /** What was chosen, while it is in force. */
    public @Nullable Held chosen() {
        return held.stream()
                .filter(each -> each.caseNumber().equals(choice))
                .findFirst()
                .orElse(null);
    }

    public boolean settled() {
        return !asked() || chosen() != null || own && "".equals(choice);
    }

    /** Whether this can be chosen. */
    public boolean offers(String chosen) {
        return own && chosen.isEmpty()
                || held.stream().anyMatch(each -> each.caseNumber().equals(chosen));
    }
}
