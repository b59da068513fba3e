package org.tiaokuai.casework;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.catalogue.Offer;
import org.tiaokuai.form.Form;

/**
 * An application while it is filled in.
 *
 * @param id null until the first page is saved
 * @param answers the owner's own answers, opened for the owner
 * @param known what the account knows and need not be asked: question name to answer
 * @param done the pages that were answered without fault
 */
public record DraftView(
        @Nullable UUID id,
        Offer offer,
        Form form,
        Map<String, Object> answers,
        Map<String, String> known,
        Set<String> done) {

    public boolean complete() {
        return form.pages().stream().allMatch(page -> done.contains(page.id()));
    }
}
