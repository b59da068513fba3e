package org.tiaokuai.casework.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.casework.Applying.SavePage;
import org.tiaokuai.casework.Applying.Saving;
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
    private final Applications applications;
    private final Catalogue catalogue;
    private final Forms forms;
    private final AnswerSheet sheets;
    private final Owner owner;
    private final Clocks clocks;

    Drafting(
            Drafts drafts,
            Applications applications,
            Catalogue catalogue,
            Forms forms,
            AnswerSheet sheets,
            Owner owner,
            Clocks clocks) {
        this.drafts = drafts;
        this.applications = applications;
        this.catalogue = catalogue;
        this.forms = forms;
        this.sheets = sheets;
        this.owner = owner;
        this.clocks = clocks;
    }

    Optional<DraftView> draft(Resident resident, String item) {
        var row = drafts.find(resident.account(), item);
        var offer = row.map(found -> catalogue.offer(found.item(), found.itemVersion()))
                .or(() -> catalogue.offer(item));
        return offer.map(found -> view(resident, row, found, applications.openFor(resident.account(), item)));
    }

    /** The draft that is handed in now. */
    DraftView view(Resident resident, Drafts.Row row) {
        var offer = catalogue.offer(row.item(), row.itemVersion());
        return view(resident, Optional.of(row), offer, Optional.empty());
    }

    private DraftView view(Resident resident, Optional<Drafts.Row> row, Offer offer, Optional<String> alreadyOpen) {
        var form = forms.get(offer.form());
        Map<String, Object> answers = row.map(found -> sheets.read(owner.open(resident, found.answers())))
                .orElse(new LinkedHashMap<>());
        return new DraftView(
                row.map(Drafts.Row::id).orElse(null),
                offer,
                form,
                answers,
                known(resident, form),
                row.map(Drafts.Row::pages).orElse(Set.of()),
                alreadyOpen);
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
        if (errors.any() && !command.later()) {
            return new Saving.Faulty(errors);
        }
        return keep(resident, draft, page.get(), typed, !errors.any());
    }

    private Saving keep(
            Resident resident, DraftView draft, FormPage page, Map<String, String> typed, boolean finished) {
        var now = clocks.now();
        var nothing = sheets.sealWhole(Map.of());
        var row = drafts.begin(
                resident.account(), draft.offer().guide().code(), draft.offer().version(), nothing, now);
        var answers = new LinkedHashMap<>(sheets.read(owner.open(resident, row.answers())));
        page.questions().forEach(question -> answers.remove(question.name()));
        answers.putAll(draft.form().read(page, typed));
        var pages = new LinkedHashSet<>(row.pages());
        if (finished) {
            pages.add(page.id());
        } else {
            pages.remove(page.id());
        }
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
