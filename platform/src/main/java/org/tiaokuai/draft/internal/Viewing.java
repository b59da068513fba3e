package org.tiaokuai.draft.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.Offer;
import org.tiaokuai.catalogue.Places;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.dossier.Dossiers;
import org.tiaokuai.dossier.Paper;
import org.tiaokuai.draft.DraftView;
import org.tiaokuai.draft.OpenCases;
import org.tiaokuai.draft.RenewalChoice;
import org.tiaokuai.form.Form;
import org.tiaokuai.form.FormPage;
import org.tiaokuai.form.Forms;

/** Lays a draft open for its owner, together with what the account knows and need not be asked. */
@Component
class Viewing {

    private final Forms forms;
    private final Envelope envelope;
    private final Owner owner;
    private final Dossiers dossiers;
    private final Outlook outlook;
    private final Catalogue catalogue;
    private final Certificates certificates;

    Viewing(
            Forms forms,
            Envelope envelope,
            Owner owner,
            Dossiers dossiers,
            Outlook outlook,
            Catalogue catalogue,
            Certificates certificates) {
        this.forms = forms;
        this.envelope = envelope;
        this.owner = owner;
        this.dossiers = dossiers;
        this.outlook = outlook;
        this.catalogue = catalogue;
        this.certificates = certificates;
    }

    /** What becomes of it once it is handed in: whether a case is open already, or no place is left. */
    @Component
    static class Outlook {

        private final OpenCases cases;
        private final Places places;

        Outlook(OpenCases cases, Places places) {
            this.cases = cases;
            this.places = places;
        }
    }

    /** @param whole with what a page shows besides: the names of the papers, and whether a case is open already or no place is left */
    DraftView view(Resident resident, Optional<DraftRows.Row> row, Offer offer, boolean whole) {
        var form = forms.get(offer.form());
        var item = offer.guide().code();
        var papers = offer.guide().materials().isEmpty() ? List.<Paper>of() : papers(row);
        return new DraftView(
                row.map(DraftRows.Row::id).orElse(null),
                offer,
                form,
                row.map(found -> envelope.open(resident, found.answers())).orElseGet(LinkedHashMap::new),
                known(resident, form),
                row.map(DraftRows.Row::pages).orElse(Set.of()),
                renewal(resident, row, offer.guide()),
                papers,
                whole ? dossiers.names(papers, owner.reading(resident)) : Map.of(),
                whole ? outlook.cases.openFor(resident.account(), item) : Optional.empty(),
                whole && outlook.places.full(offer.guide()),
                catalogue.offer(item).isPresent());
    }

    private RenewalChoice renewal(Resident resident, Optional<DraftRows.Row> row, Guide guide) {
        var item = guide.renews();
        if (item == null) {
            return RenewalChoice.NONE;
        }
        boolean own = item.equals(guide.code());
        var renewed = own
                ? guide
                : catalogue.item(item).map(found -> found.offer().guide()).orElse(guide);
        return new RenewalChoice(
                item,
                renewed.name(),
                renewed.nameEn(),
                own,
                certificates.held(resident.personKey(), item),
                row.map(DraftRows.Row::renews).orElse(null));
    }

    private List<Paper> papers(Optional<DraftRows.Row> row) {
        return row.map(found -> dossiers.of(found.id())).orElse(List.of());
    }

    /** Name and citizen number are the account's: one applies as oneself, and an agent is marked as one (later). */
    static Map<String, String> typed(FormPage page, Map<String, String> typed, Map<String, String> known) {
        var merged = new HashMap<>(typed);
        for (var question : page.questions()) {
            if (question.fixed()) {
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
