package org.tiaokuai.rights.internal;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.form.AnswerLine;
import org.tiaokuai.page.Text;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.ReadView;
import org.tiaokuai.privacy.Reading;
import org.tiaokuai.privacy.Requester;
import org.tiaokuai.rights.CopyPaper;
import org.tiaokuai.rights.CopyPaper.DraftCopy;
import org.tiaokuai.rights.Disputes;
import tools.jackson.databind.json.JsonMapper;

/** Writes all that is kept of one person into one file, as that person's own reading opens it. */
@Component
class Copying {

    static final String NAME = "name";
    static final String NUMBER = "number";
    static final String PHONE = "phone";

    private static final int READS_AT_ONCE = 500;
    private static final int LONGEST_NAME = 80;

    private final JsonMapper json = JsonMapper.shared();
    private final Drafts drafts;
    private final CopiedCases cases;
    private final Privacy privacy;
    private final Disputes disputes;
    private final TemplateEngine templates;
    private final Clock clock;

    Copying(
            Drafts drafts,
            CopiedCases cases,
            Privacy privacy,
            Disputes disputes,
            TemplateEngine templates,
            Clock clock) {
        this.drafts = drafts;
        this.cases = cases;
        this.privacy = privacy;
        this.disputes = disputes;
        this.templates = templates;
        this.clock = clock;
    }

    Map<String, String> particulars(Resident resident) {
        var reading = new Reading(
                Requester.of(resident),
                Purpose.OWN_BUSINESS,
                "个人信息保护法第四十五条",
                "",
                null,
                resident.personKey(),
                clock.instant());
        var fields = List.of(
                new Field(NAME, Grade.NAME, resident.name()),
                new Field(NUMBER, Grade.IDENTITY, resident.number()),
                new Field(PHONE, Grade.CONTACT, resident.phone()));
        return privacy.open(reading, fields).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> field.getValue().text()));
    }

    void write(Resident resident, Text text, Set<String> stopped, OutputStream out) throws IOException {
        // Not closed where something fails: what was broken off must not look like a whole copy.
        var zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        var paper = gathered(resident, text, stopped, zip);
        zip.putNextEntry(new ZipEntry(text.of("rights.copy.page.file")));
        readable(paper, zip);
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry("data.json"));
        zip.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(CopyForMachines.of(paper)));
        zip.closeEntry();
        zip.finish();
        out.flush();
    }

    /** All but the files, which go straight into the copy. */
    private CopyPaper gathered(Resident resident, Text text, Set<String> stopped, ZipOutputStream zip)
            throws IOException {
        var at = clock.instant();
        return new CopyPaper(
                text,
                at,
                particulars(resident),
                drafts(resident, text),
                cases.write(resident, text, zip),
                reads(resident),
                privacy.deferred(resident.personKey()),
                disputes.of(resident),
                stopped);
    }

    /** One page with nothing around it, for whoever has no program that reads {@code data.json}. */
    private void readable(CopyPaper paper, OutputStream out) throws IOException {
        var page = new Utf8ByteOutput();
        templates.render("rights/copy.jte", Map.of("paper", paper), page);
        page.writeTo(out);
    }

    private List<DraftCopy> drafts(Resident resident, Text text) {
        return drafts.of(resident.account()).stream()
                .flatMap(line -> drafts.draft(resident, line.item()).stream()
                        .map(draft -> new DraftCopy(line, AnswerLine.of(draft.form(), draft.answers(), text))))
                .toList();
    }

    /** People name files as they like; a name must not lead out of the folder into which somebody unpacks it. */
    static String safe(String name) {
        int[] points = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}\\p{Cf}\\p{Cs}]", "_")
                .codePoints()
                .toArray();
        int from = Math.max(0, points.length - LONGEST_NAME);
        return new String(points, from, points.length - from);
    }

    private List<ReadView> reads(Resident resident) {
        var reads = new ArrayList<ReadView>();
        long before = Long.MAX_VALUE;
        while (true) {
            var some = privacy.readsOf(resident.personKey(), before, READS_AT_ONCE);
            reads.addAll(some);
            if (some.size() < READS_AT_ONCE) {
                return reads;
            }
            before = some.getLast().id();
        }
    }
}
