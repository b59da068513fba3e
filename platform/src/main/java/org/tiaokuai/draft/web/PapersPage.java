package org.tiaokuai.draft.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.dossier.Dossiers.Enclosing;
import org.tiaokuai.dossier.PaperAnswer;
import org.tiaokuai.draft.DraftView;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.draft.Drafts.EnclosePaper;
import org.tiaokuai.file.StoredFiles;
import org.tiaokuai.file.Uploads;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;

/** Enclosing the papers 材料 that an item asks for: each as a file, or to be shown at the window. */
@Controller
@AllowedTo(Who.RESIDENT)
@RequestMapping("/apply/{item}/materials")
public class PapersPage {

    /**
     * The draft with its papers, and what is wrong with what was just sent.
     *
     * @param megabytes that one file may have
     */
    public record View(DraftView draft, Errors errors, long megabytes) {}

    private static final int NONE = -1;

    private final Drafts drafts;
    private final Uploads uploads;
    private final DataSize largest;

    PapersPage(Drafts drafts, StoredFiles files, @Value("${tiaokuai.file.largest}") DataSize largest) {
        this.drafts = drafts;
        this.uploads = new Uploads(files);
        this.largest = largest;
    }

    @GetMapping
    ModelAndView show(Resident resident, @PathVariable String item) {
        return page(draft(resident, item), Errors.NONE);
    }

    /** On to what is next, with whatever was chosen and not sent yet. */
    @PostMapping
    ModelAndView next(
            Resident resident, @PathVariable String item, @RequestParam MultiValueMap<String, MultipartFile> chosen) {
        var lines = enclose(resident, draft(resident, item), chosen, NONE);
        var draft = draft(resident, item);
        return lines.isEmpty()
                ? new ModelAndView("redirect:/apply/" + item + (draft.papersComplete() ? draft.after(-1) : ""))
                : page(draft, new Errors(lines));
    }

    @PostMapping("/{material}")
    ModelAndView enclose(
            Resident resident,
            @PathVariable String item,
            @PathVariable int material,
            @RequestParam MultiValueMap<String, MultipartFile> chosen) {
        var draft = draft(resident, item);
        if (material < 0 || material >= draft.offer().guide().materials().size()) {
            throw new NotHere();
        }
        return answer(resident, item, material, enclose(resident, draft, chosen, material));
    }

    /** What was refused is shown at this address; changing the language there asks for it again. */
    @GetMapping("/{material}")
    ModelAndView back(@PathVariable String item) {
        return new ModelAndView("redirect:/apply/" + item + "/materials");
    }

    @PostMapping("/{material}/window")
    ModelAndView atTheWindow(
            Resident resident,
            @PathVariable String item,
            @PathVariable int material,
            @RequestParam MultiValueMap<String, MultipartFile> chosen) {
        var lines = enclose(resident, draft(resident, item), chosen, NONE);
        lines.addAll(enclosed(drafts.enclose(new EnclosePaper(resident, item, material, null)), material));
        return answer(resident, item, material, lines);
    }

    @PostMapping("/{material}/removal")
    ModelAndView remove(
            Resident resident,
            @PathVariable String item,
            @PathVariable int material,
            @RequestParam UUID paper,
            @RequestParam MultiValueMap<String, MultipartFile> chosen) {
        drafts.remove(resident, item, paper);
        return answer(resident, item, material, enclose(resident, draft(resident, item), chosen, NONE));
    }

    @GetMapping("/papers/{paper}")
    ResponseEntity<InputStreamResource> open(Resident resident, @PathVariable String item, @PathVariable UUID paper) {
        return PaperAnswer.of(
                drafts.open(resident, item, paper).orElseThrow(NotHere::new),
                draft(resident, item).offer().guide().name());
    }

    /**
     * The page is one form, so that a file which was chosen comes with whatever button is pressed.
     *
     * @param asked the material for which a file must have been chosen, or {@code NONE}
     */
    private List<Errors.Line> enclose(
            Resident resident, DraftView draft, MultiValueMap<String, MultipartFile> chosen, int asked) {
        var lines = new ArrayList<Errors.Line>();
        for (int at = 0; at < draft.offer().guide().materials().size(); at++) {
            var sent = chosen.getOrDefault("material-" + at, List.of());
            if (at == asked || Uploads.any(sent)) {
                lines.addAll(enclose(resident, draft.offer().guide().code(), at, sent));
            }
        }
        return lines;
    }

    private List<Errors.Line> enclose(Resident resident, String item, int material, List<MultipartFile> sent) {
        var lines = new ArrayList<Errors.Line>();
        for (var stored : uploads.take(resident, sent, "material-" + material, lines)) {
            var faults = enclosed(drafts.enclose(new EnclosePaper(resident, item, material, stored)), material);
            if (!faults.isEmpty()) {
                uploads.forget(stored);
            }
            lines.addAll(faults);
        }
        return lines;
    }

    private static List<Errors.Line> enclosed(Optional<Enclosing> enclosing, int material) {
        return switch (enclosing.orElseThrow(NotHere::new)) {
            case Enclosing.Enclosed _ -> List.of();
            case Enclosing.TooMany tooMany ->
                List.of(new Errors.Line("material-" + material, "draft.papers.tooMany", tooMany.most()));
        };
    }

    private DraftView draft(Resident resident, String item) {
        return drafts.draft(resident, item)
                .filter(draft -> !draft.offer().guide().materials().isEmpty())
                .orElseThrow(NotHere::new);
    }

    private ModelAndView answer(Resident resident, String item, int material, List<Errors.Line> lines) {
        return lines.isEmpty()
                ? new ModelAndView("redirect:/apply/" + item + "/materials#m" + material)
                : page(draft(resident, item), new Errors(lines));
    }

    private ModelAndView page(DraftView draft, Errors errors) {
        var page = new ModelAndView("draft/papers", "page", new View(draft, errors, largest.toMegabytes()));
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
