package org.tiaokuai.organisation.web;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.AllowedTo;
import org.tiaokuai.access.AllowedTo.Who;
import org.tiaokuai.access.Role;
import org.tiaokuai.organisation.OrganisationImports;
import org.tiaokuai.organisation.OrganisationImports.Line;
import org.tiaokuai.organisation.OrganisationImports.Receipt.Received;
import org.tiaokuai.organisation.OrganisationImports.Receipt.Unreadable;
import org.tiaokuai.organisation.OrganisationImports.Report;
import org.tiaokuai.organisation.OrganisationImports.Taking.NotWaiting;
import org.tiaokuai.organisation.OrganisationImports.Taking.Taken;
import org.tiaokuai.page.Errors;
import org.tiaokuai.page.NotHere;
import org.tiaokuai.page.Texts;

/** Where an administrator brings in a whole organisation: fill in, send, look at each row, take. */
@Controller
@AllowedTo(value = Who.OFFICER, roles = Role.SYSTEM_ADMINISTRATOR)
@RequestMapping("/admin/organisation/imports")
public class ImportsPage {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** Those before, and what was wrong with the file that was just sent. */
    public record View(List<Line> latest, Errors errors) {}

    private final OrganisationImports imports;
    private final Texts texts;

    ImportsPage(OrganisationImports imports, Texts texts) {
        this.imports = imports;
        this.texts = texts;
    }

    @GetMapping
    ModelAndView show() {
        return page(Errors.NONE);
    }

    @GetMapping("/template.xlsx")
    ResponseEntity<byte[]> template() {
        return file(imports.template(), "tiaokuai-organisation.xlsx", XLSX);
    }

    @PostMapping
    ModelAndView receive(Officer officer, @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return page(Errors.of("file", "organisation.import.file.missing"));
        }
        if (file.getSize() > OrganisationImports.LARGEST) {
            return page(refused(new Unreadable(Unreadable.Reason.TOO_LARGE, "")));
        }
        var name = String.valueOf(file.getOriginalFilename());
        return switch (imports.receive(name, file.getBytes(), officer)) {
            case Received received -> new ModelAndView("redirect:/admin/organisation/imports/" + received.id());
            case Unreadable unreadable -> page(refused(unreadable));
        };
    }

    @GetMapping("/{id}")
    ModelAndView look(Officer officer, @PathVariable UUID id) {
        return new ModelAndView("organisation/report", "page", report(officer, id));
    }

    @GetMapping("/{id}/report.csv")
    ResponseEntity<byte[]> csv(Officer officer, @PathVariable UUID id) {
        return file(new ReportFile(report(officer, id), texts.current()).csv(), "report.csv", "text/csv;charset=UTF-8");
    }

    @GetMapping("/{id}/report.xlsx")
    ResponseEntity<byte[]> xlsx(Officer officer, @PathVariable UUID id) {
        return file(new ReportFile(report(officer, id), texts.current()).xlsx(), "report.xlsx", XLSX);
    }

    @PostMapping("/{id}/taking")
    ModelAndView take(Officer officer, @PathVariable UUID id) {
        return switch (imports.take(id, officer)) {
            case Taken taken -> new ModelAndView("organisation/taken", "page", taken);
            case NotWaiting _ -> new ModelAndView("redirect:/admin/organisation/imports/" + id);
        };
    }

    private static Errors refused(Unreadable why) {
        return Errors.of("file", "organisation.import.unreadable." + why.reason(), why.detail());
    }

    private Report report(Officer officer, UUID id) {
        return imports.report(id, officer).orElseThrow(NotHere::new);
    }

    private ModelAndView page(Errors errors) {
        var page = new ModelAndView("organisation/imports", "page", new View(imports.latest(), errors));
        page.setStatus(errors.any() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
        return page;
    }

    private static ResponseEntity<byte[]> file(byte[] content, String name, String type) {
        var attachment = ContentDisposition.attachment().filename(name).build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(content);
    }
}
