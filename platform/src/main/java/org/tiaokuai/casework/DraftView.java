package org.tiaokuai.casework;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.catalogue.Offer;
import org.tiaokuai.form.Form;
import org.tiaokuai.form.FormPage;

/**
 * An application while it is filled in.
 *
 * @param id null until the first page is saved
 * @param answers the owner's own answers, opened for the owner; those of an unfinished page as they were typed
 * @param known what the account knows and need not be asked: question name to answer
 * @param done the pages that were answered without fault
 * @param alreadyOpen the number of a case of the same person for the same item that is not closed yet
 */
public record DraftView(
        @Nullable UUID id,
        Offer offer,
        Form form,
        Map<String, Object> answers,
        Map<String, String> known,
        Set<String> done,
        Optional<String> alreadyOpen) {

    public boolean complete() {
        return form.pages().stream().allMatch(page -> done.contains(page.id()));
    }

    public boolean unfinished(FormPage page) {
        return !done.contains(page.id())
                && page.questions().stream().anyMatch(question -> answers.containsKey(question.name()));
    }
}
