package org.tiaokuai.payment.web;

import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.payment.TariffLine;
import org.tiaokuai.payment.TariffLine.Unit;
import org.tiaokuai.payment.Tariffs;
import org.tiaokuai.payment.Tariffs.EndLine;
import org.tiaokuai.payment.Tariffs.KeepLine;
import org.tiaokuai.payment.Tariffs.Keeping;
import org.tiaokuai.payment.Yuan;

/** The tariff of an item, kept by who writes its guide. */
@Controller
@AllowedTo(
        value = Who.OFFICER,
        roles = {Role.EDITOR, Role.APPROVER})
@RequestMapping("/officer/items/{code}/tariff")
public class TariffPage {

    /** @param mayKeep whether the officer's post writes guides; others read it */
    public record View(Tariffs.Sheet sheet, boolean mayKeep, Form form, Errors errors) {

        /** The version of each line that holds, those that ended included. */
        public List<TariffLine> newest() {
            return sheet.versions().stream()
                    .filter(version -> older(version).size() == version.version() - 1)
                    .toList();
        }

        /** The newest first. */
        public List<TariffLine> older(TariffLine than) {
            return sheet.versions().stream()
                    .filter(version -> version.line() == than.line() && version.version() < than.version())
                    .toList();
        }
    }

    /**
     * What was typed.
     *
     * @param line that is changed, with the version {@code seen}; 0 for a new one
     * @param price in yuan
     * @param unit the name of one
     */
    public record Form(int line, int seen, String name, String price, String unit, String basis, String document) {

        static final Form EMPTY = new Form(0, 0, "", "", "", "", "");

        public Form {
            name = stripped(name);
            price = stripped(price);
            unit = stripped(unit);
            basis = stripped(basis);
            document = stripped(document);
        }

        static Form of(TariffLine line) {
            return new Form(
                    line.line(),
                    line.version(),
                    line.name(),
                    line.price().plain(),
                    line.unit().name(),
                    line.basis(),
                    line.document());
        }

        private static String stripped(@Nullable String text) {
            return text == null ? "" : text.strip();
        }

        @Nullable
        Unit chosen() {
            for (var known : Unit.values()) {
                if (known.name().equals(unit)) {
                    return known;
                }
            }
            return null;
        }

        Errors check() {
            var lines = new ArrayList<Errors.Line>();
            lines.addAll(Typed.line("name", "payment.tariff.name", name));
            if (Yuan.read(price).isEmpty()) {
                lines.add(new Errors.Line("price", "payment.tariff.price.wrong"));
            }
            if (chosen() == null) {
                lines.add(new Errors.Line("unit", "payment.tariff.unit.missing"));
            }
            lines.addAll(Typed.line("basis", "payment.tariff.basis", basis));
            lines.addAll(Typed.line("document", "payment.tariff.document", document));
            return new Errors(lines);
        }
    }

    private final Tariffs tariffs;

    TariffPage(Tariffs tariffs) {
        this.tariffs = tariffs;
    }

    /** @param line that is to be changed; none for a new one */
    @GetMapping
    ModelAndView show(Officer officer, @PathVariable String code, @RequestParam(defaultValue = "0") int line) {
        var sheet = tariffs.sheet(officer, code).orElseThrow(NotHere::new);
        var form = sheet.versions().stream()
                .filter(version -> version.line() == line)
                .findFirst()
                .map(Form::of)
                .orElse(Form.EMPTY);
        return page(officer, sheet, form, Errors.NONE);
    }

    @PostMapping
    ModelAndView keep(Officer officer, @PathVariable String code, @ModelAttribute @NotNull Form form) {
        var sheet = tariffs.sheet(officer, code).orElseThrow(NotHere::new);
        var errors = form.check();
        var unit = form.chosen();
        var price = Yuan.read(form.price());
        if (errors.any() || unit == null || price.isEmpty()) {
            return page(officer, sheet, form, errors);
        }
        var command = new KeepLine(
                officer, code, form.line(), form.seen(), form.name(), price.get(), unit, form.basis(), form.document());
        return answer(officer, sheet, form, tariffs.keep(command));
    }

    @PostMapping("/end")
    ModelAndView end(
            Officer officer,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") int line,
            @RequestParam(defaultValue = "0") int seen) {
        var sheet = tariffs.sheet(officer, code).orElseThrow(NotHere::new);
        return answer(officer, sheet, Form.EMPTY, tariffs.end(new EndLine(officer, code, line, seen)));
    }

    /** What was refused is shown at that address; changing the language there asks for it again. */
    @GetMapping("/end")
    ModelAndView back(@PathVariable String code) {
        return new ModelAndView("redirect:/officer/items/" + code + "/tariff");
    }

    private ModelAndView answer(Officer officer, Tariffs.Sheet sheet, Form form, Keeping keeping) {
        return switch (keeping) {
            case Keeping.Kept _, Keeping.Unchanged _ -> back(sheet.item());
            case Keeping.Free _ -> page(officer, sheet, form, Errors.of("name", "payment.tariff.free"));
            case Keeping.TooMany _ ->
                page(officer, sheet, form, Errors.of("name", "payment.tariff.many", Tariffs.MOST_LINES));
            case Keeping.NotEntitled _ -> page(officer, sheet, form, Errors.of("name", "payment.tariff.notEntitled"));
            case Keeping.Meanwhile _ -> {
                var again = tariffs.sheet(officer, sheet.item()).orElseThrow(NotHere::new);
                var page = page(officer, again, form, Errors.of("name", "payment.tariff.meanwhile"));
                page.setStatus(HttpStatus.CONFLICT);
                yield page;
            }
            case Keeping.NoSuchLine _ -> throw new NotHere();
        };
    }

    private static ModelAndView page(Officer officer, Tariffs.Sheet sheet, Form form, Errors errors) {
        var view = new View(sheet, officer.has(Role.EDITOR), form, errors);
        var page = new ModelAndView("payment/tariff", "page", view);
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }
}
