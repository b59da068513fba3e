package org.tiaokuai.draft.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.dossier.Dossiers;
import org.tiaokuai.dossier.Dossiers.Enclosing;
import org.tiaokuai.dossier.Dossiers.OpenedPaper;
import org.tiaokuai.draft.DraftLine;
import org.tiaokuai.draft.DraftView;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.form.FormPage;
import org.tiaokuai.page.Text;

/** Filling in: page by page, saved when it is without fault, pinned to the version of the item it began under. */
@Service
@Transactional
class DraftService implements Drafts {

    private final DraftRows rows;
    private final Viewing viewing;
    private final Catalogue catalogue;
    private final Dossiers dossiers;
    private final Envelope envelope;
    private final Owner owner;
    private final Clock clock;

    DraftService(
            DraftRows rows,
            Viewing viewing,
            Catalogue catalogue,
            Dossiers dossiers,
            Envelope envelope,
            Owner owner,
            Clock clock) {
        this.rows = rows;
        this.viewing = viewing;
        this.catalogue = catalogue;
        this.dossiers = dossiers;
        this.envelope = envelope;
        this.owner = owner;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<DraftView> draft(Resident resident, String item) {
        var row = rows.find(resident.account(), item);
        var offer = row.map(found -> catalogue.offer(found.item(), found.itemVersion()))
                .or(() -> catalogue.offer(item));
        return offer.map(found -> viewing.view(resident, row, found, true));
    }

    @Override
    public Optional<DraftView> take(Resident resident, UUID draft) {
        return Optional.of(draft)
                .filter(_ -> owner.stays(resident))
                .flatMap(_ -> rows.take(resident.account(), draft))
                .map(row -> viewing.view(
                        resident, Optional.of(row), catalogue.offer(row.item(), row.itemVersion()), false));
    }

    @Override
    public Saving save(SavePage command) {
        var resident = command.resident();
        var found = draft(resident, command.item());
        var page = found.flatMap(draft -> draft.form().page(command.page()));
        if (found.isEmpty() || page.isEmpty()) {
            return new Saving.NoSuchPage();
        }
        var draft = found.get();
        var typed = Viewing.typed(page.get(), command.typed(), draft.known());
        var errors = draft.form().check(page.get(), draft.form().read(page.get(), typed), today());
        if (errors.any() && !command.later()) {
            return new Saving.Faulty(errors);
        }
        return keep(resident, draft, page.get(), typed, !errors.any());
    }

    @Override
    public Saving renew(Resident resident, String item, String choice) {
        var found = draft(resident, item).filter(draft -> draft.renewal().offers(choice));
        if (found.isEmpty()) {
            return new Saving.NoSuchPage();
        }
        var row = begin(resident, found.get());
        rows.renew(row.id(), choice, clock.instant());
        return new Saving.Saved(row.id());
    }

    private Saving keep(
            Resident resident, DraftView draft, FormPage page, Map<String, String> typed, boolean finished) {
        var row = begin(resident, draft);
        var answers = new LinkedHashMap<>(envelope.open(resident, row.answers()));
        page.questions().forEach(question -> answers.remove(question.name()));
        answers.putAll(draft.form().read(page, typed));
        var pages = new LinkedHashSet<>(row.pages());
        if (finished) {
            pages.add(page.id());
        } else {
            pages.remove(page.id());
        }
        rows.save(row.id(), envelope.seal(answers, row.answers().cell()), pages, clock.instant());
        return new Saving.Saved(row.id());
    }

    private DraftRows.Row begin(Resident resident, DraftView draft) {
        var id = UUID.randomUUID();
        var offer = draft.offer();
        var nothing = envelope.seal(Map.of(), DraftRows.cell(id, resident.account()));
        return rows.begin(
                new DraftRows.Row(id, offer.guide().code(), offer.version(), nothing, Set.of(), null),
                resident.account(),
                clock.instant());
    }

    @Override
    public Optional<Enclosing> enclose(EnclosePaper command) {
        var file = command.file();
        if (file != null && !file.by().equals(command.resident().account())) {
            throw new IllegalArgumentException("One encloses one's own files");
        }
        return draft(command.resident(), command.item())
                .filter(draft -> command.material() >= 0
                        && command.material()
                                < draft.offer().guide().materials().size())
                .map(draft -> dossiers.enclose(new Dossiers.EnclosePaper(
                        begin(command.resident(), draft).id(), command.material(), 0, file)));
    }

    @Override
    public void remove(Resident resident, String item, UUID paper) {
        rows.locked(resident.account(), item).ifPresent(row -> dossiers.remove(row.id(), 0, paper));
    }

    @Override
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<OpenedPaper> open(Resident resident, String item, UUID paper) {
        return rows.find(resident.account(), item)
                .flatMap(row -> dossiers.open(row.id(), 0, paper, owner.reading(resident)));
    }

    @Override
    @Transactional(readOnly = true)
    public List<DraftLine> of(UUID account) {
        return rows.of(account).stream()
                .map(draft -> {
                    var guide =
                            catalogue.offer(draft.item(), draft.itemVersion()).guide();
                    return new DraftLine(
                            draft.item(),
                            guide.name(),
                            guide.nameEn(),
                            draft.savedAt().toInstant());
                })
                .toList();
    }

    @Override
    public void forget(UUID account) {
        rows.delete(account).forEach(dossiers::erase);
    }

    @Override
    public int forget(Instant savedBefore, int most) {
        var drafts = rows.delete(savedBefore, most);
        drafts.forEach(dossiers::erase);
        return drafts.size();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Text.ZONE);
    }
}
