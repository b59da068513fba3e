package org.tiaokuai.casework.internal;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.casework.Casework.SavePage;
import org.tiaokuai.casework.Casework.Saving;
import org.tiaokuai.casework.DraftView;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Offer;
import org.tiaokuai.form.Form;
import org.tiaokuai.form.FormPage;
import org.tiaokuai.form.Forms;
import org.tiaokuai.form.Prefill;

/** Filling in: page by page, saved when it is without fault, pinned to the version of the item it began under. */
@Component
class Drafting {

    private final Drafts drafts;
    private final Catalogue catalogue;
    private final Forms forms;
    private final AnswerSheet sheets;
    private final Owner owner;
    private final Clocks clocks;
    private final Clock clock;

    Drafting(
            Drafts drafts,
            Catalogue catalogue,
            Forms forms,
            AnswerSheet sheets,
            Owner owner,
            Clocks clocks,
            Clock clock) {
        this.drafts = drafts;
        this.catalogue = catalogue;
        this.forms = forms;
        this.sheets = sheets;
        this.owner = owner;
        this.clocks = clocks;
        this.clock = clock;
    }

    Optional<DraftView> draft(Resident resident, String item) {
        var row = drafts.find(resident.account(), item);
        return row.map(found -> view(resident, found))
                .or(() -> catalogue.offer(item).map(offer -> view(resident, Optional.empty(), offer)));
    }

    DraftView view(Resident resident, Drafts.Row row) {
        return view(resident, Optional.of(row), catalogue.offer(row.item(), row.itemVersion()));
    }

    private DraftView view(Resident resident, Optional<Drafts.Row> row, Offer offer) {
        var form = forms.get(offer.form());
        Map<String, Object> answers = row.map(found -> sheets.read(owner.open(resident, found.answers())))
                .orElse(new LinkedHashMap<>());
        return new DraftView(
                row.map(Drafts.Row::id).orElse(null),
                offer,
                form,
                answers,
                known(resident, form),
                row.map(Drafts.Row::pages).orElse(Set.of()));
    }

    Saving save(SavePage command) {
        var resident = command.resident();
        var found = draft(resident, command.item());
        var page = found.flatMap(draft -> draft.form().page(command.page()));
        if (found.isEmpty() || page.isEmpty()) {
            return new Saving.NoSuchPage();
        }
        var draft = found.get();
        var typed = typed(page.get(), command.typed(), draft.known());
        var errors = draft.form().check(page.get(), draft.form().read(page.get(), typed), clocks.today());
        if (errors.any()) {
            return new Saving.Faulty(errors);
        }
        return keep(resident, draft, page.get(), typed);
    }

    private Saving keep(Resident resident, DraftView draft, FormPage page, Map<String, String> typed) {
        var now = clock.instant();
        var nothing = sheets.sealWhole(Map.of());
        var row = drafts.begin(
                resident.account(), draft.offer().guide().code(), draft.offer().version(), nothing, now);
        var answers = new LinkedHashMap<>(sheets.read(owner.open(resident, row.answers())));
        page.questions().forEach(question -> answers.remove(question.name()));
        answers.putAll(draft.form().read(page, typed));
        var pages = new LinkedHashSet<>(row.pages());
        pages.add(page.id());
        drafts.save(row.id(), sheets.sealWhole(answers), pages, now);
        return new Saving.Saved(row.id());
    }

    /** Name and citizen number are the account's: one applies as oneself, and an agent is marked as one (later). */
    private static Map<String, String> typed(FormPage page, Map<String, String> typed, Map<String, String> known) {
        var merged = new HashMap<>(typed);
        for (var question : page.questions()) {
            if (question.prefill() == Prefill.NAME || question.prefill() == Prefill.CITIZEN_NUMBER) {
                merged.put(question.name(), known.getOrDefault(question.name(), ""));
            }
        }
        return merged;
    }

    private Map<String, String> known(Resident resident, Form form) {
        var held = owner.known(resident);
        var known = new HashMap<String, String>();
        form.pages().stream().flatMap(page -> page.questions().stream()).forEach(question -> {
            var prefill = question.prefill();
            if (prefill != null) {
                known.put(question.name(), held.getOrDefault(prefill, ""));
            }
        });
        return known;
    }
}
