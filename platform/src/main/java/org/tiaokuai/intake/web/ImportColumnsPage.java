package org.tiaokuai.intake.web;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.intake.Column;
import org.tiaokuai.intake.Doubt;
import org.tiaokuai.intake.GuideImports;
import org.tiaokuai.intake.ImportColumns;
import org.tiaokuai.intake.ImportColumns.Preview;
import org.tiaokuai.intake.ImportColumns.Taking;
import org.tiaokuai.intake.ImportRun;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Text;
import org.tiaokuai.page.Typing;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Says which column of a table is what, and shows the first rows as guides before any is taken. */
@Controller
@AllowedTo(value = Who.OFFICER, roles = Role.INFORMATION_AUTHORITY)
@RequestMapping("/admin/imports/{id}/columns")
public class ImportColumnsPage {

    private static final int LONGEST_NAME = 60;

    /** In characters, each of which may become nine in the address. */
    private static final int LONGEST_ADDRESS = 500;

    private static final long LARGEST_FILE = 64 * 1024;

    private static final Map<Doubt.Kind, Column> LACKS =
            Map.of(Doubt.Kind.CODE_MISSING, Column.CODE, Doubt.Kind.NAME_MISSING, Column.NAME);

    /**
     * The waiting file, what it holds, and under which name its columns are to be saved.
     *
     * @param changed whether other columns were chosen than those whose preview was on the screen
     */
    public record View(
            ImportRun run, Preview preview, List<String> saved, String name, boolean changed, Errors errors) {

        /** What is on the screen; it comes back with the form, so that nothing is taken that nobody has seen. */
        public String seen() {
            return preview.columns().toString();
        }

        /** Of a row that lacks what no column was chosen for, the file is not to blame. */
        public String words(Doubt doubt, Text text) {
            var lacks = LACKS.get(doubt.kind());
            return lacks == null || preview.columns().containsKey(lacks)
                    ? doubt.words(text)
                    : text.of("intake.columns.unchosen", text.of("intake.column." + lacks));
        }
    }

    private final GuideImports imports;
    private final ImportColumns columns;
    private final JsonMapper json = JsonMapper.shared();

    ImportColumnsPage(GuideImports imports, ImportColumns columns) {
        this.imports = imports;
        this.columns = columns;
    }

    /** With a saved choice, or the one typed, or the one guessed. */
    @GetMapping
    ModelAndView show(
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            @RequestParam(defaultValue = "") String saved) {
        var chosen = saved.isEmpty() ? chosen(typed) : columns.saved(saved).orElseThrow(NotHere::new);
        return page(id, chosen, saved, Errors.NONE);
    }

    /** What was chosen becomes an address to go back to, unless the names of the columns make it too long for one. */
    @PostMapping("/preview")
    ModelAndView preview(@PathVariable UUID id, @RequestParam Map<String, String> typed, RedirectAttributes redirect) {
        imports.run(id).orElseThrow(NotHere::new);
        var chosen = chosen(typed);
        if (chosen.values().stream().mapToInt(String::length).sum() > LONGEST_ADDRESS) {
            return page(id, chosen, "", Errors.NONE);
        }
        chosen.forEach((column, name) -> redirect.addAttribute(column.name(), name));
        return new ModelAndView("redirect:/admin/imports/" + id + "/columns");
    }

    @PostMapping
    ModelAndView take(
            Officer officer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            @RequestParam(defaultValue = "") String save,
            @RequestParam(defaultValue = "") String seen) {
        var chosen = chosen(typed);
        var name = save.strip();
        if (Typing.unreadableLine(name) || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            return page(id, chosen, save, Errors.of("save", "intake.columns.save.wrong", LONGEST_NAME));
        }
        if (!seen.equals(chosen.toString())) {
            return page(id, chosen, save, true, Errors.NONE);
        }
        return switch (columns.take(id, chosen)) {
            case Taking.Taken _ -> {
                if (!name.isEmpty()) {
                    columns.save(name, chosen, officer);
                }
                yield new ModelAndView("redirect:/admin/imports/" + id);
            }
            case Taking.Missing missing -> page(id, chosen, save, missing(missing));
            case Taking.NotWaiting _ ->
                new ModelAndView("redirect:/admin/imports/"
                        + imports.run(id).orElseThrow(NotHere::new).id());
        };
    }

    private static Errors missing(Taking.Missing missing) {
        return new Errors(missing.columns().stream()
                .sorted()
                .map(column -> new Errors.Line(column.name(), "intake.columns.missing." + column))
                .toList());
    }

    @PostMapping("/choice.json")
    ResponseEntity<byte[]> download(@PathVariable UUID id, @RequestParam Map<String, String> typed) {
        imports.run(id).orElseThrow(NotHere::new);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("columns.json")
                                .build()
                                .toString())
                .body(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(chosen(typed)));
    }

    @PostMapping("/choice")
    ModelAndView upload(@PathVariable UUID id, @RequestParam(required = false) @Nullable MultipartFile choice)
            throws IOException {
        if (choice == null || choice.isEmpty() || choice.getSize() > LARGEST_FILE) {
            return page(id, Map.of(), "", Errors.of("choice", "intake.columns.choice.wrong"));
        }
        try {
            Map<Column, String> chosen = json.readValue(choice.getBytes(), new TypeReference<>() {});
            chosen.values().removeIf(String::isBlank);
            return page(id, chosen, "", Errors.NONE);
        } catch (JacksonException | NullPointerException e) {
            return page(id, Map.of(), "", Errors.of("choice", "intake.columns.choice.wrong"));
        }
    }

    private static Map<Column, String> chosen(Map<String, String> typed) {
        var chosen = new EnumMap<Column, String>(Column.class);
        for (var column : Column.values()) {
            var name = typed.getOrDefault(column.name(), "");
            if (!name.isEmpty()) {
                chosen.put(column, name);
            }
        }
        return chosen;
    }

    private ModelAndView page(UUID id, Map<Column, String> chosen, String name, Errors errors) {
        return page(id, chosen, name, false, errors);
    }

    private ModelAndView page(UUID id, Map<Column, String> chosen, String name, boolean changed, Errors errors) {
        var run = imports.run(id).orElseThrow(NotHere::new);
        var preview = columns.preview(id, chosen);
        if (preview.isEmpty()) {
            return new ModelAndView("redirect:/admin/imports/" + id);
        }
        var view = new View(run, preview.get(), columns.saved(), name, changed, errors);
        var page = new ModelAndView("intake/columns", "page", view);
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
