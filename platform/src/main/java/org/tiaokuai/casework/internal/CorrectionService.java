package org.tiaokuai.casework.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.casework.Act;
import org.tiaokuai.casework.CorrectionView;
import org.tiaokuai.casework.Corrections;
import org.tiaokuai.casework.internal.CaseRegisters.HandedIn;
import org.tiaokuai.course.Clocks;
import org.tiaokuai.course.State;
import org.tiaokuai.dossier.Dossiers;
import org.tiaokuai.dossier.Dossiers.Enclosing;
import org.tiaokuai.form.FormPage;

/** Each step of a correction is one transaction; what changes it locks the case, so that it is handed in as it was seen. */
@Service
@Transactional
class CorrectionService implements Corrections {

    private final Applications applications;
    private final CorrectionRows corrections;
    private final Receiving receiving;
    private final Opening opening;
    private final AnswerSheet sheets;
    private final Dossiers dossiers;
    private final Clocks clocks;

    CorrectionService(
            Applications applications,
            CorrectionRows corrections,
            Receiving receiving,
            Opening opening,
            AnswerSheet sheets,
            Dossiers dossiers,
            Clocks clocks) {
        this.applications = applications;
        this.corrections = corrections;
        this.receiving = receiving;
        this.opening = opening;
        this.sheets = sheets;
        this.dossiers = dossiers;
        this.clocks = clocks;
    }

    @Override
    public Act request(RequestCorrection command) {
        return receiving.ask(command);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<CorrectionView> open(Resident resident, String number) {
        return applications.find(number).filter(row -> asked(row, resident)).map(row -> view(row, resident));
    }

    private Optional<ApplicationRow> locked(Resident resident, String number) {
        return receiving.asTheLawHasIt(number).filter(row -> asked(row, resident));
    }

    private static boolean asked(ApplicationRow row, Resident resident) {
        return row.account().equals(resident.account()) && row.state() == State.CORRECTING;
    }

    private CorrectionView view(ApplicationRow row, Resident resident) {
        var reading = opening.reading(row, resident);
        var theCase = opening.open(row, resident);
        var anew = corrections.answers(row, reading);
        var answers = new HashMap<>(theCase.answers());
        theCase.form().pages().stream()
                .filter(page -> anew.pages().contains(page.id()))
                .flatMap(page -> page.questions().stream())
                .forEach(question -> answers.remove(question.name()));
        answers.putAll(anew.answers());
        return new CorrectionView(theCase, corrections.asked(row.number()), answers, anew.pages());
    }

    @Override
    public Answering answer(AnswerPage command) {
        var found = locked(command.resident(), command.number());
        var view = found.map(row -> view(row, command.resident()));
        var page = view.filter(open -> open.asksFor(command.page()))
                .flatMap(open -> open.theCase().form().page(command.page()));
        if (page.isEmpty()) {
            return new Answering.NotAsked();
        }
        var open = view.orElseThrow();
        var form = open.theCase().form();
        var answers = form.read(
                page.get(), typed(page.get(), command.typed(), open.theCase().answers()));
        var errors = form.check(page.get(), answers, clocks.today());
        if (errors.any()) {
            return new Answering.Faulty(errors);
        }
        var row = found.orElseThrow();
        var reading = opening.reading(row, command.resident());
        corrections.save(row, corrections.answers(row, reading).with(page.get(), answers));
        return new Answering.Answered();
    }

    private static Map<String, String> typed(FormPage page, Map<String, String> typed, Map<String, Object> answers) {
        var merged = new HashMap<>(typed);
        for (var question : page.questions()) {
            if (question.fixed()) {
                merged.put(
                        question.name(),
                        answers.getOrDefault(question.name(), "").toString());
            }
        }
        return merged;
    }

    @Override
    public Optional<Enclosing> enclose(EnclosePaper command) {
        var file = command.file();
        if (file != null && !file.by().equals(command.resident().account())) {
            throw new IllegalArgumentException("One encloses one's own files");
        }
        return locked(command.resident(), command.number())
                .filter(row -> corrections.asked(row.number()).points().stream()
                        .anyMatch(point -> point.aboutMaterial() && point.material() == command.material()))
                .map(row -> dossiers.enclose(
                        new Dossiers.EnclosePaper(row.draft(), command.material(), CorrectionView.ROUND, file)));
    }

    @Override
    public void remove(Resident resident, String number, UUID paper) {
        locked(resident, number).ifPresent(row -> dossiers.remove(row.draft(), CorrectionView.ROUND, paper));
    }

    /** In the transaction of the act: what is corrected by the end of a case that was not handed in is forgotten. */
    @EventListener
    public void on(Act.Done done) {
        if (State.CORRECTING.after(done.event()).filter(next -> !next.open()).isPresent()) {
            var row = applications.find(done.number()).orElseThrow();
            corrections.save(row, new CorrectionRows.Answers(Map.of(), Set.of()));
            dossiers.forget(row.draft(), CorrectionView.ROUND);
        }
    }

    @Override
    public HandingIn handIn(Resident resident, String number) {
        var found = locked(resident, number);
        if (found.isEmpty()) {
            return new HandingIn.NotAsked();
        }
        var row = found.get();
        var view = view(row, resident);
        if (!view.complete()) {
            return new HandingIn.StillOpen();
        }
        var form = view.theCase().form();
        var pages = form.pages().stream()
                .filter(page -> view.pages().contains(page.id()))
                .toList();
        var sheet = sheets.corrected(row, pages, view.answers());
        var replaced = sheets.replaced(row, pages, view.theCase().answers(), view.answers());
        var handed = new HandedIn(form, dossiers.of(row.draft()));
        receiving.receiveAnew(row, sheet, replaced, sheets.about(form, sheets.plain(sheet)), handed);
        return new HandingIn.Corrected(number);
    }
}
