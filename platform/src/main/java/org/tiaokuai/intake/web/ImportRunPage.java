package org.tiaokuai.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.intake.Doubt;
import org.tiaokuai.intake.GuideImports;
import org.tiaokuai.intake.ImportRun;
import org.tiaokuai.intake.UnknownBody;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Texts;
import org.tiaokuai.table.Spreadsheet;

/** How far an import is, and what it doubts, on the page and as a table to take along. */
@Controller
@AllowedTo(value = Who.OFFICER, roles = Role.INFORMATION_AUTHORITY)
@RequestMapping("/admin/imports/{id}")
public class ImportRunPage {

    private static final int SHOWN = 50;
    private static final int AT_ONCE = 1_000;

    private static final String SECONDS = "3";

    /**
     * A run with some of its doubts.
     *
     * @param kinds how many doubts there are of each kind
     * @param kind the one whose doubts are shown; none for all
     * @param sameFile the last import of the very same file
     * @param moving whether the page comes anew by itself
     */
    public record View(
            ImportRun run,
            Optional<ImportRun> sameFile,
            Map<Doubt.Kind, Integer> kinds,
            Doubt.@Nullable Kind kind,
            List<Doubt> doubts,
            int from,
            List<UnknownBody> bodies,
            boolean moving) {

        public boolean more() {
            int all = kind == null ? run.doubts() : kinds.getOrDefault(kind, 0);
            return from + doubts.size() < all;
        }

        public int before() {
            return Math.max(0, from - SHOWN);
        }
    }

    private final GuideImports imports;
    private final Texts texts;

    ImportRunPage(GuideImports imports, Texts texts) {
        this.imports = imports;
        this.texts = texts;
    }

    @GetMapping
    ModelAndView show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") String from,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String still,
            HttpServletResponse response) {
        var run = imports.run(id).orElseThrow(NotHere::new);
        if (run.state() == ImportRun.State.UPLOADED) {
            return new ModelAndView("redirect:/admin/imports/" + id + "/columns");
        }
        int first = from.matches("\\d{1,8}") ? Integer.parseInt(from) : 0;
        // Whoever reads further doubts, or works by keyboard or screen reader and asked for rest, is not interrupted.
        boolean moving = run.state() == ImportRun.State.RUNNING && first == 0 && kind.isEmpty() && still.isEmpty();
        if (moving) {
            response.setHeader("Refresh", SECONDS);
        }
        var only = kind(kind);
        var doubts = imports.doubts(id, only, first, SHOWN);
        var view = new View(
                run, imports.sameFile(run), imports.kinds(id), only, doubts, first, imports.bodiesOf(id), moving);
        return new ModelAndView("intake/importRun", "page", view);
    }

    /** What is no kind is all of them. */
    private static Doubt.@Nullable Kind kind(String typed) {
        return Arrays.stream(Doubt.Kind.values())
                .filter(kind -> kind.name().equals(typed))
                .findFirst()
                .orElse(null);
    }

    /** Whoever is late finds it ended, and sees so. */
    @PostMapping("/cancellation")
    ModelAndView cancel(@PathVariable UUID id) {
        imports.cancel(imports.run(id).orElseThrow(NotHere::new).id());
        return new ModelAndView("redirect:/admin/imports/" + id);
    }

    @GetMapping("/doubts.csv")
    void doubts(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        imports.run(id).orElseThrow(NotHere::new);
        var text = texts.current();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"doubts-" + id + ".csv\"");
        try (var table = new Spreadsheet(response.getWriter())) {
            table.row(
                    text.of("intake.imports.line"),
                    text.of("intake.imports.code"),
                    text.of("intake.imports.doubt"),
                    text.of("intake.imports.taken"));
            var doubts = imports.doubts(id, 0, AT_ONCE);
            for (int from = 0; !doubts.isEmpty(); doubts = imports.doubts(id, from, AT_ONCE)) {
                for (var doubt : doubts) {
                    table.row(
                            String.valueOf(doubt.line()),
                            doubt.code(),
                            doubt.words(text),
                            text.of("intake.imports.taken." + doubt.kind().taken()));
                }
                from += doubts.size();
            }
        }
    }
}
