package org.tiaokuai.catalogue.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.catalogue.Completeness;
import org.tiaokuai.catalogue.Completeness.Body;
import org.tiaokuai.catalogue.Completeness.Matrix;
import org.tiaokuai.catalogue.Fulfilment;
import org.tiaokuai.page.Texts;
import org.tiaokuai.table.Spreadsheet;

/** The matrix of items by elements and norms: a department's own by item, the whole city's by body; both as a table file. */
@Controller
public class MatrixPage {

    /** A page of a department's items. */
    public record View(Matrix matrix, int number) {

        public boolean more() {
            return (number + 1L) * Matrix.PAGE < matrix.total();
        }
    }

    /** All bodies. */
    public record City(List<Body> bodies) {}

    private final Completeness completeness;
    private final Texts texts;

    MatrixPage(Completeness completeness, Texts texts) {
        this.completeness = completeness;
        this.texts = texts;
    }

    @GetMapping("/officer/items/completeness")
    @AllowedTo(
            value = Who.OFFICER,
            roles = {Role.EDITOR, Role.APPROVER})
    ModelAndView ours(Officer officer, @RequestParam(defaultValue = "0") String page) {
        int number = page.matches("\\d{1,4}") ? Integer.parseInt(page) : 0;
        var matrix = completeness.matrix(officer.post().department(), number);
        return new ModelAndView("catalogue/matrix", "page", new View(matrix, number));
    }

    @GetMapping("/officer/items/completeness.csv")
    @AllowedTo(
            value = Who.OFFICER,
            roles = {Role.EDITOR, Role.APPROVER})
    void ours(Officer officer, HttpServletResponse response) throws IOException {
        write(response, Optional.of(officer.post().department()));
    }

    @GetMapping("/admin/completeness")
    @AllowedTo(
            value = Who.OFFICER,
            roles = {Role.INFORMATION_AUTHORITY, Role.SUPERVISOR})
    ModelAndView all() {
        return new ModelAndView("catalogue/bodies", "page", new City(completeness.bodies()));
    }

    @GetMapping("/admin/completeness.csv")
    @AllowedTo(
            value = Who.OFFICER,
            roles = {Role.INFORMATION_AUTHORITY, Role.SUPERVISOR})
    void all(HttpServletResponse response) throws IOException {
        write(response, Optional.empty());
    }

    private void write(HttpServletResponse response, Optional<UUID> department) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"completeness.csv\"");
        var text = texts.current();
        try (var table = new Spreadsheet(response.getWriter())) {
            var columns = Fulfilment.Column.ALL;
            var head = new ArrayList<>(List.of(
                    text.of("catalogue.new.code"),
                    text.of("catalogue.shelf.item"),
                    text.of("catalogue.element.HANDLING_BODY")));
            columns.forEach(column -> head.add(MatrixWords.heading(text, column)));
            table.row(head.toArray(String[]::new));
            completeness.each(department, row -> {
                var cells = new ArrayList<>(List.of(row.code(), row.name(), row.body()));
                for (int i = 0; i < columns.size(); i++) {
                    cells.add(MatrixWords.cell(text, columns.get(i), row.cells().get(i)));
                }
                table.row(cells.toArray(String[]::new));
            });
        }
    }
}
