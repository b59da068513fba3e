package org.tiaokuai.organisation.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.access.Staff;
import org.tiaokuai.organisation.Appointments;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.organisation.OrganisationImports;
import org.tiaokuai.organisation.OrganisationImports.Receipt.Received;
import org.tiaokuai.organisation.OrganisationImports.Receipt.Unreadable;
import org.tiaokuai.organisation.OrganisationImports.Taking.NotWaiting;
import org.tiaokuai.organisation.OrganisationImports.Taking.Taken;
import org.tiaokuai.organisation.internal.Findings.Checked;
import org.tiaokuai.table.Tables;

@Service
class ImportService implements OrganisationImports {

    private static final int LONGEST_NAME = 120;

    private final ImportRows imports;
    private final Organisation organisation;
    private final Appointments appointments;
    private final Staff staff;
    private final Establishing establishing;
    private final Tables tables;

    ImportService(
            ImportRows imports,
            Organisation organisation,
            Appointments appointments,
            Staff staff,
            Establishing establishing,
            Tables tables) {
        this.imports = imports;
        this.organisation = organisation;
        this.appointments = appointments;
        this.staff = staff;
        this.establishing = establishing;
        this.tables = tables;
    }

    /** A workbook checked against what is there. */
    private record Weighed(List<Checked> rows, Known known) {
        List<Row> report() {
            return rows.stream().map(Checked::row).toList();
        }
    }

    @Override
    public byte[] template() {
        return Template.workbook();
    }

    @Override
    @Transactional
    public Receipt receive(String fileName, byte[] workbook, Officer by) {
        if (workbook.length > LARGEST) {
            return new Unreadable(Unreadable.Reason.TOO_LARGE, "");
        }
        try {
            FilledTemplate.read(tables, workbook);
        } catch (FilledTemplate.Refused refused) {
            return refused.why();
        }
        var name = fileName.replaceAll("[\\p{Cc}\\p{Cf}]", "").strip();
        return new Received(imports.keep(Cut.to(LONGEST_NAME, name), workbook, by));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Report> report(UUID id, Officer by) {
        return imports.find(id).map(kept -> {
            var content = kept.content();
            var rows = content == null ? kept.report() : weigh(content, by).report();
            return new Report(kept.id(), kept.fileName(), kept.takenAt(), rows == null ? List.of() : rows);
        });
    }

    @Override
    @Transactional
    public Taking take(UUID id, Officer by) {
        imports.lock();
        var kept = imports.find(id);
        var content = kept.map(ImportRows.Kept::content).orElse(null);
        if (kept.isEmpty() || content == null) {
            return new NotWaiting();
        }
        var weighed = weigh(content, by);
        var invited = establishing.establish(weighed.rows(), weighed.known(), by);
        imports.taken(id, weighed.report());
        return new Taken(new Report(id, kept.get().fileName(), kept.get().takenAt(), weighed.report()), invited);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Line> latest() {
        return imports.latest();
    }

    private Weighed weigh(byte[] content, Officer reader) {
        Map<Sheet, List<FilledTemplate.Line>> lines;
        try {
            lines = FilledTemplate.read(tables, content);
        } catch (FilledTemplate.Refused refused) {
            throw new IllegalStateException("A workbook that was read before cannot be read again", refused);
        }
        var logins = lines.getOrDefault(Sheet.POST, List.of()).stream()
                .map(line -> line.cell(0).toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        var known = Known.of(organisation, appointments, staff, logins, reader);
        return new Weighed(new Checking(known).check(lines), known);
    }
}
