package org.tiaokuai.casework.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.casework.CorrectionView;
import org.tiaokuai.casework.Corrections;
import org.tiaokuai.casework.Corrections.AnswerPage;
import org.tiaokuai.casework.Corrections.Answering;
import org.tiaokuai.casework.Corrections.EnclosePaper;
import org.tiaokuai.casework.Corrections.HandingIn;
import org.tiaokuai.casework.Signed;
import org.tiaokuai.course.State;
import org.tiaokuai.dossier.Dossiers.Enclosing;
import org.tiaokuai.file.StoredFile;
import org.tiaokuai.file.StoredFiles;
import org.tiaokuai.file.Uploads;
import org.tiaokuai.form.FormPage;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;

/** Correcting in place 补正: everything that was asked for on one page, and what is still open. */
@Controller
@AllowedTo(Who.RESIDENT)
@RequestMapping("/my/cases/{number}/correction")
public class CorrectionPage {

    /**
     * What is asked for, and what is wrong with what was just sent.
     *
     * @param megabytes that one file may have
     */
    public record View(CorrectionView correction, Errors errors, long megabytes) {}

    /** One page of the form with what stands in its fields. */
    public record Answers(CorrectionView correction, FormPage page, Map<String, String> typed, Errors errors) {}

    private static final int NONE = -1;

    private final Corrections corrections;
    private final Uploads uploads;
    private final DataSize largest;

    CorrectionPage(Corrections corrections, StoredFiles files, @Value("${tiaokuai.file.largest}") DataSize largest) {
        this.corrections = corrections;
        this.uploads = new Uploads(files);
        this.largest = largest;
    }

    @GetMapping
    ModelAndView show(Resident resident, @PathVariable String number) {
        return page(open(resident, number), Errors.NONE);
    }

    @GetMapping("/pages/{page}")
    ModelAndView ask(Resident resident, @PathVariable String number, @PathVariable String page) {
        var open = open(resident, number);
        var formPage = asked(open, page);
        return form(new Answers(open, formPage, formPage.typed(open.answers(), Map.of()), Errors.NONE));
    }

    @PostMapping("/pages/{page}")
    ModelAndView answer(
            Resident resident,
            @PathVariable String number,
            @PathVariable String page,
            @RequestParam Map<String, String> typed) {
        return switch (corrections.answer(new AnswerPage(resident, number, page, typed))) {
            case Answering.Answered _ -> back(number);
            case Answering.Faulty faulty -> {
                var open = open(resident, number);
                yield form(new Answers(open, asked(open, page), typed, faulty.errors()));
            }
            case Answering.NotAsked _ -> throw new NotHere();
        };
    }

    @PostMapping("/materials/{material}")
    ModelAndView enclose(
            Resident resident,
            @PathVariable String number,
            @PathVariable int material,
            @RequestParam MultiValueMap<String, MultipartFile> chosen) {
        var open = open(resident, number);
        if (!open.asksFor(material)) {
            throw new NotHere();
        }
        return answer(resident, number, enclose(resident, open, chosen, material));
    }

    /** What was refused is shown at this address; changing the language there asks for it again. */
    @GetMapping("/materials/{material}")
    ModelAndView again(@PathVariable String number) {
        return back(number);
    }

    @PostMapping("/materials/{material}/window")
    ModelAndView atTheWindow(
            Resident resident,
            @PathVariable String number,
            @PathVariable int material,
            @RequestParam MultiValueMap<String, MultipartFile> chosen) {
        var lines = enclose(resident, open(resident, number), chosen, NONE);
        lines.addAll(enclosed(resident, number, material, null));
        return answer(resident, number, lines);
    }

    /**
     * The page is one form, so that a file which was chosen comes with whatever button is pressed.
     *
     * @param asked the material for which a file must have been chosen, or {@code NONE}
     */
    private List<Errors.Line> enclose(
            Resident resident, CorrectionView open, MultiValueMap<String, MultipartFile> chosen, int asked) {
        var lines = new ArrayList<Errors.Line>();
        for (var point : open.correction().points()) {
            var sent = chosen.getOrDefault("material-" + point.material(), List.of());
            if (point.aboutMaterial() && (point.material() == asked || Uploads.any(sent))) {
                lines.addAll(enclose(resident, open.theCase().number(), point.material(), sent));
            }
        }
        return lines;
    }

    private List<Errors.Line> enclose(Resident resident, String number, int material, List<MultipartFile> sent) {
        var lines = new ArrayList<Errors.Line>();
        for (var stored : uploads.take(resident, sent, "material-" + material, lines)) {
            var faults = enclosed(resident, number, material, stored);
            if (!faults.isEmpty()) {
                uploads.forget(stored);
            }
            lines.addAll(faults);
        }
        return lines;
    }

    private ModelAndView answer(Resident resident, String number, List<Errors.Line> lines) {
        return lines.isEmpty() ? back(number) : page(open(resident, number), new Errors(lines));
    }

    private List<Errors.Line> enclosed(Resident resident, String number, int material, @Nullable StoredFile file) {
        var command = new EnclosePaper(resident, number, material, file);
        return switch (corrections.enclose(command).orElseThrow(NotHere::new)) {
            case Enclosing.Enclosed _ -> List.of();
            case Enclosing.TooMany tooMany ->
                List.of(new Errors.Line("material-" + material, "draft.papers.tooMany", tooMany.most()));
        };
    }

    @PostMapping("/removal")
    ModelAndView remove(
            Resident resident,
            @PathVariable String number,
            @RequestParam UUID paper,
            @RequestParam MultiValueMap<String, MultipartFile> chosen) {
        corrections.remove(resident, number, paper);
        return answer(resident, number, enclose(resident, open(resident, number), chosen, NONE));
    }

    /** With whatever was chosen and not sent yet. */
    @PostMapping
    ModelAndView handIn(
            Resident resident,
            @PathVariable String number,
            @RequestParam MultiValueMap<String, MultipartFile> chosen,
            RedirectAttributes redirect) {
        var lines = enclose(resident, open(resident, number), chosen, NONE);
        if (!lines.isEmpty()) {
            return answer(resident, number, lines);
        }
        return switch (corrections.handIn(resident, number)) {
            case HandingIn.Corrected _ -> {
                Signed.remember(number, State.Event.CORRECT, redirect);
                yield new ModelAndView("redirect:/my/cases/" + number);
            }
            case HandingIn.StillOpen _ ->
                page(open(resident, number), Errors.of("points", "casework.correction.stillOpen"));
            case HandingIn.NotAsked _ -> throw new NotHere();
        };
    }

    private CorrectionView open(Resident resident, String number) {
        return corrections.open(resident, number).orElseThrow(NotHere::new);
    }

    private static FormPage asked(CorrectionView open, String page) {
        return open.theCase()
                .form()
                .page(page)
                .filter(found -> open.asksFor(found.id()))
                .orElseThrow(NotHere::new);
    }

    private static ModelAndView back(String number) {
        return new ModelAndView("redirect:/my/cases/" + number + "/correction");
    }

    private ModelAndView page(CorrectionView open, Errors errors) {
        return status(
                new ModelAndView("casework/correction", "page", new View(open, errors, largest.toMegabytes())), errors);
    }

    private static ModelAndView form(Answers answers) {
        return status(new ModelAndView("casework/correctionPage", "page", answers), answers.errors());
    }

    private static ModelAndView status(ModelAndView page, Errors errors) {
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
