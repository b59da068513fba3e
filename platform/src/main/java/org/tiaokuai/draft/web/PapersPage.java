package org.tiaokuai.draft.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
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

    @PostMapping("/{material}")
    ModelAndView enclose(
            Resident resident,
            @PathVariable String item,
            @PathVariable int material,
            @RequestParam(required = false) @Nullable List<MultipartFile> file) {
        var draft = draft(resident, item);
        if (material < 0 || material >= draft.offer().guide().materials().size()) {
            throw new NotHere();
        }
        var lines = new ArrayList<Errors.Line>();
        var taken = uploads.take(resident.account(), file == null ? List.of() : file, "material-" + material, lines);
        for (var stored : taken) {
            var faults = enclosed(drafts.enclose(new EnclosePaper(resident, item, material, stored)), material);
            if (!faults.isEmpty()) {
                uploads.forget(stored);
            }
            lines.addAll(faults);
        }
        return lines.isEmpty() ? back(item, material) : page(draft(resident, item), new Errors(lines));
    }

    /** What was refused is shown at this address; changing the language there asks for it again. */
    @GetMapping("/{material}")
    ModelAndView back(@PathVariable String item) {
        return new ModelAndView("redirect:/apply/" + item + "/materials");
    }

    @PostMapping("/{material}/window")
    ModelAndView atTheWindow(Resident resident, @PathVariable String item, @PathVariable int material) {
        var lines = enclosed(drafts.enclose(new EnclosePaper(resident, item, material, null)), material);
        return lines.isEmpty() ? back(item, material) : page(draft(resident, item), new Errors(lines));
    }

    @PostMapping("/{material}/removal")
    ModelAndView remove(
            Resident resident, @PathVariable String item, @PathVariable int material, @RequestParam UUID paper) {
        drafts.remove(resident, item, paper);
        return back(item, material);
    }

    @GetMapping("/papers/{paper}")
    ResponseEntity<InputStreamResource> open(Resident resident, @PathVariable String item, @PathVariable UUID paper) {
        return PaperAnswer.of(
                drafts.open(resident, item, paper).orElseThrow(NotHere::new),
                draft(resident, item).offer().guide().name());
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

    private static ModelAndView back(String item, int material) {
        return new ModelAndView("redirect:/apply/" + item + "/materials#m" + material);
    }

    private ModelAndView page(DraftView draft, Errors errors) {
        var page = new ModelAndView("draft/papers", "page", new View(draft, errors, largest.toMegabytes()));
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
