package org.tiaokuai.draft;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tiaokuai.catalogue.Offer;
import org.tiaokuai.dossier.Paper;
import org.tiaokuai.form.Form;
import org.tiaokuai.form.FormPage;

/**
 * An application while it is filled in.
 *
 * @param id null until the first page is saved
 * @param answers the owner's own answers, opened for the owner; those of an unfinished page as they were typed
 * @param known what the account knows and need not be asked: question name to answer
 * @param done the pages that were answered without fault
 * @param renewal what of the applicant's own is to be renewed
 * @param papers what is enclosed so far
 * @param names what the files among them are called, by paper
 * @param alreadyOpen the number of a case of the same person for the same item that is not closed yet
 * @param full whether no place of the item is left
 * @param offered false while the item takes no applications: what is filled in is kept, and not handed in
 */
public record DraftView(
        @Nullable UUID id,
        Offer offer,
        Form form,
        Map<String, Object> answers,
        Map<String, String> known,
        Set<String> done,
        RenewalChoice renewal,
        List<Paper> papers,
        Map<UUID, String> names,
        Optional<String> alreadyOpen,
        boolean full,
        boolean offered) {

    public boolean complete() {
        return renewal.settled()
                && form.pages().stream().allMatch(page -> done.contains(page.id()))
                && papersComplete();
    }

    /** Each material that is required is enclosed, or will be shown at the window. */
    public boolean papersComplete() {
        var materials = offer.guide().materials();
        return IntStream.range(0, materials.size())
                .allMatch(at -> !materials.get(at).required() || !papers(at).isEmpty());
    }

    /** Where one goes on from the page at this place; papers come before one declares that all is true. */
    public String after(int at) {
        if (!renewal.settled()) {
            return "/renewal";
        }
        var open = form.pages().stream()
                .skip(at + 1L)
                .filter(page -> !done.contains(page.id()))
                .findFirst();
        if (!papersComplete() && open.filter(page -> !page.declaration()).isEmpty()) {
            return "/materials";
        }
        return open.map(page -> "/" + page.id()).orElse(complete() ? "/check" : "");
    }

    /** The steps of the task list: each page of the form, and the papers where some are required or enclosed. */
    public int steps() {
        return form.pages().size() + (renewal.asked() ? 1 : 0) + (papersCount() ? 1 : 0);
    }

    public int stepsDone() {
        return done.size()
                + (renewal.asked() && renewal.settled() ? 1 : 0)
                + (papersCount() && papersComplete() ? 1 : 0);
    }

    private boolean papersCount() {
        return !papers.isEmpty() || !papersComplete();
    }

    public List<Paper> papers(int material) {
        return papers.stream().filter(paper -> paper.material() == material).toList();
    }

    public boolean unfinished(FormPage page) {
        return !done.contains(page.id())
                && page.questions().stream().anyMatch(question -> answers.containsKey(question.name()));
    }
}
