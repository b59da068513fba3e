package org.tiaokuai.casework.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Role;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.Beside;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.casework.CorrectionView;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.course.Grounds;
import org.tiaokuai.course.Outcome;
import org.tiaokuai.dossier.Dossiers;
import org.tiaokuai.dossier.Dossiers.OpenedPaper;
import org.tiaokuai.dossier.Paper;
import org.tiaokuai.form.Forms;
import org.tiaokuai.privacy.Opened;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.Reading;
import org.tiaokuai.privacy.Requester;

/** Opens one case for one reader: what they may see of the person is for the decision function to say. */
@Component
class Opening {

    private static final Opened NOTHING = new Opened(Opened.Ruling.REFUSE, "", "NONE");

    private final Catalogue catalogue;
    private final Forms forms;
    private final AnswerSheet sheets;
    private final Clocks clocks;
    private final History history;
    private final Dossiers dossiers;
    private final CorrectionRows corrections;

    Opening(
            Catalogue catalogue,
            Forms forms,
            AnswerSheet sheets,
            Clocks clocks,
            History history,
            Dossiers dossiers,
            CorrectionRows corrections) {
        this.catalogue = catalogue;
        this.forms = forms;
        this.sheets = sheets;
        this.clocks = clocks;
        this.history = history;
        this.dossiers = dossiers;
        this.corrections = corrections;
    }

    CaseView open(ApplicationRow row, Actor reader) {
        var offer = catalogue.offer(row.item(), row.itemVersion());
        var form = forms.get(offer.form());
        var notes = reader instanceof Actor.Officer ? sheets.notes(row.number()) : List.<Beside.SealedNote>of();
        var reading = reading(row, reader);
        var replaced = row.correctedAt() == null ? "{}" : corrections.replaced(row.number());
        var opened = sheets.open(reading, form, row, replaced, notes);
        var papers = AnswerSheet.refused(opened) ? List.<Paper>of() : papers(row, offer.guide(), reader);
        return new CaseView(
                row.number(),
                offer,
                form,
                row.state(),
                row.submittedAt(),
                row.acceptedAt() == null ? null : Clocks.day(row.acceptedAt()),
                opened.getOrDefault(AnswerSheet.NAME, NOTHING),
                opened.getOrDefault(AnswerSheet.NUMBER, NOTHING),
                sheets.answers(form, row.answers(), "", opened),
                sheets.answers(form, replaced, CaseView.REPLACED, opened),
                opened,
                papers,
                reader instanceof Actor.Resident ? dossiers.names(papers, reading) : Map.of(),
                clocks.of(row.standing(), offer.guide()),
                row.history(),
                Grounds.of(row.state(), offer.guide()),
                row.askedAt() == null ? null : corrections.of(row.number()).orElse(null),
                row.state().open() && Outcome.round(row.history()) == 1 ? List.of() : history.decisions(row.number()),
                row.claim(),
                AnswerSheet.opened(notes, opened));
    }

    Applying.Asked asked(ApplicationRow row) {
        var offer = catalogue.offer(row.item(), row.itemVersion());
        return new Applying.Asked(forms.get(offer.form()), offer.guide());
    }

    Optional<OpenedPaper> paper(ApplicationRow row, UUID paper, Actor reader) {
        return dossiers.open(row.draft(), lastRound(row, reader), paper, reading(row, reader));
    }

    Optional<OpenedPaper> preview(ApplicationRow row, UUID paper, Actor reader) {
        return dossiers.preview(row.draft(), lastRound(row, reader), paper, reading(row, reader));
    }

    /** False where no original of that paper is to be shown; what was noted before stays as it was. */
    boolean see(ApplicationRow row, UUID paper, Officer officer) {
        var found = papers(row, officer).stream()
                .filter(each -> each.id().equals(paper) && each.atTheWindow())
                .findFirst();
        if (found.filter(Paper::owed).isPresent()) {
            dossiers.see(new Dossiers.SeePaper(
                    row.draft(), paper, officer.account(), officer.post().id(), History.name(officer)));
        }
        return found.isPresent();
    }

    private List<Paper> papers(ApplicationRow row, Guide guide, Actor reader) {
        return guide.materials().isEmpty() ? List.of() : papers(row, reader);
    }

    private List<Paper> papers(ApplicationRow row, Actor reader) {
        return dossiers.of(row.draft()).stream()
                .filter(paper -> paper.round() <= lastRound(row, reader))
                .toList();
    }

    /** What is enclosed with a correction is nobody else's to read before it is handed in. */
    private static int lastRound(ApplicationRow row, Actor reader) {
        return reader instanceof Actor.Resident || row.correctedAt() != null ? CorrectionView.ROUND : 0;
    }

    Reading reading(ApplicationRow row, Actor reader) {
        var purpose =
                switch (reader) {
                    case Actor.Resident _ -> Purpose.OWN_BUSINESS;
                    case Actor.Officer _ when !row.state().open() -> Purpose.FOLLOW_UP;
                    case Actor.Officer officer ->
                        officer.has(Role.APPROVER) && row.acceptedAt() != null ? Purpose.DECISION : Purpose.ACCEPTANCE;
                };
        return new Reading(
                Requester.of(reader),
                purpose,
                basis(purpose, row),
                row.itemName(),
                row.number(),
                row.subject(),
                clocks.now());
    }

    private String basis(Purpose purpose, ApplicationRow row) {
        var guide = catalogue.offer(row.item(), row.itemVersion()).guide();
        return switch (purpose) {
            case OWN_BUSINESS -> "个人信息保护法第四十五条";
            // The window's work goes on after it accepted, and is no longer for that.
            case ACCEPTANCE -> Grounds.law(guide, row.acceptedAt() == null ? Grounds.ACCEPTING : Grounds.EXAMINING);
            case FOLLOW_UP -> Grounds.law(guide, "行政许可法第六十一条");
            case DECISION -> Grounds.law(guide, Grounds.EXAMINING);
            case ORDER, DISPUTE, ISSUE, LIST, VERIFICATION, SEALING ->
                throw new IllegalArgumentException("No purpose of opening a case");
        };
    }
}
