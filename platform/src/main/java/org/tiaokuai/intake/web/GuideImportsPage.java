package org.tiaokuai.intake.web;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.intake.GuideImports;
import org.tiaokuai.intake.GuideImports.Start;
import org.tiaokuai.intake.GuideImports.StartImport;
import org.tiaokuai.intake.ImportRun;
import org.tiaokuai.page.Errors;

/** Brings a file of guides, and shows those that were brought before. */
@Controller
@AllowedTo(value = Who.OFFICER, roles = Role.INFORMATION_AUTHORITY)
@RequestMapping("/admin/imports")
public class GuideImportsPage {

    private static final int MOST_SHOWN = 50;

    /** The runs, how many bodies wait to be settled, and what was wrong with the file just sent. */
    public record View(List<ImportRun> runs, int bodies, Errors errors) {}

    private final GuideImports imports;

    GuideImportsPage(GuideImports imports) {
        this.imports = imports;
    }

    @GetMapping
    ModelAndView show() {
        return page(Errors.NONE);
    }

    @PostMapping
    ModelAndView bring(Officer officer, @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return page(Errors.of("file", "intake.imports.fault.EMPTY"));
        }
        try (var content = file.getInputStream()) {
            var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            return switch (imports.start(new StartImport(name, content, officer))) {
                case Start.Started started -> new ModelAndView("redirect:/admin/imports/" + started.run());
                case Start.Refused refused -> page(Errors.of("file", "intake.imports.fault." + refused.fault()));
            };
        }
    }

    private ModelAndView page(Errors errors) {
        var view = new View(imports.runs(MOST_SHOWN), imports.unknownBodies().size(), errors);
        var page = new ModelAndView("intake/guideImports", "page", view);
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
