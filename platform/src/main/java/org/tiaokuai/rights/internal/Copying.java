package org.tiaokuai.rights.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.casework.Applying;
import org.tiaokuai.casework.CaseView;
import org.tiaokuai.certificate.Certificates;
import org.tiaokuai.dossier.Dossiers.OpenedPaper;
import org.tiaokuai.draft.Drafts;
import org.tiaokuai.form.AnswerLine;
import org.tiaokuai.form.Form;
import org.tiaokuai.letter.Letters;
import org.tiaokuai.page.Text;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.Purpose;
import org.tiaokuai.privacy.ReadView;
import org.tiaokuai.privacy.Reading;
import org.tiaokuai.privacy.Requester;
import org.tiaokuai.rights.DisputeView;
import org.tiaokuai.rights.Disputes;
import tools.jackson.databind.json.JsonMapper;

/** Writes all that is kept of one person into one file, as that person's own reading opens it. */
@Component
class Copying {

    static final String NAME = "name";
    static final String NUMBER = "number";
    static final String PHONE = "phone";

    /** docs/copy.md tells it. */
    private static final String FORMAT = "tiaokuai-copy-1";

    private static final int READS_AT_ONCE = 500;
    private static final int LONGEST_NAME = 80;

    private final JsonMapper json = JsonMapper.shared();
    private final Applying applying;
    private final Drafts drafts;
    private final Certificates certificates;
    private final Letters letters;
    private final Privacy privacy;
    private final Disputes disputes;
    private final Clock clock;

    Copying(
            Applying applying,
            Drafts drafts,
            Certificates certificates,
            Letters letters,
            Privacy privacy,
            Disputes disputes,
            Clock clock) {
        this.applying = applying;
        this.drafts = drafts;
        this.certificates = certificates;
        this.letters = letters;
        this.privacy = privacy;
        this.disputes = disputes;
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
        var copy = new LinkedHashMap<String, Object>();
        copy.put("format", FORMAT);
        copy.put("at", clock.instant().toString());
        copy.put("account", particulars(resident));
        copy.put("drafts", drafts(resident, text));
        var cases = new ArrayList<Map<String, Object>>();
        for (var number : applying.numbers(resident)) {
            var theCase = applying.open(resident, number);
            if (theCase.isPresent()) {
                cases.add(copied(resident, theCase.get(), text, zip));
            }
        }
        copy.put("cases", cases);
        copy.put("reads", reads(resident));
        copy.put("deferred", privacy.deferred(resident.personKey()));
        copy.put("disputes", disputes.of(resident).stream().map(Copying::copied).toList());
        copy.put("stopped", stopped);
        zip.putNextEntry(new ZipEntry("data.json"));
        zip.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(copy));
        zip.closeEntry();
        zip.finish();
        out.flush();
    }

    private List<Map<String, Object>> drafts(Resident resident, Text text) {
        return drafts.of(resident.account()).stream()
                .flatMap(line -> drafts.draft(resident, line.item()).stream()
                        .map(draft -> Map.<String, Object>of(
                                "item", line.item(),
                                "itemName", line.itemName(),
                                "savedAt", line.savedAt().toString(),
                                "answers", answers(draft.form(), draft.answers(), text))))
                .toList();
    }

    private Map<String, Object> copied(Resident resident, CaseView theCase, Text text, ZipOutputStream zip)
            throws IOException {
        var copy = new LinkedHashMap<String, Object>();
        copy.put("number", theCase.number());
        copy.put("item", theCase.item());
        copy.put("itemName", theCase.offer().guide().name());
        copy.put("state", theCase.state().name());
        copy.put("submittedAt", theCase.submittedAt().toString());
        copy.put("answers", answers(theCase.form(), theCase.answers(), text));
        copy.put("replacedByCorrection", answers(theCase.form(), theCase.replaced(), text));
        copy.put("history", history(theCase));
        var decision = theCase.decision();
        if (decision != null) {
            copy.put(
                    "decision",
                    Map.of(
                            "verdict", decision.verdict().name(),
                            "law", decision.law(),
                            "reasons", decision.reasons(),
                            "remedies", decision.remedies(),
                            "at", decision.at().toString()));
        }
        copy.put("files", files(resident, theCase, zip));
        return copy;
    }

    private static List<Map<String, String>> history(CaseView theCase) {
        return theCase.history().stream()
                .map(happening -> Map.of(
                        "event", happening.event().name(),
                        "at", happening.at().toString(),
                        "byWhom", happening.byWhom()))
                .toList();
    }

    /** The names under which they lie in the file. */
    private List<String> files(Resident resident, CaseView theCase, ZipOutputStream zip) throws IOException {
        var number = theCase.number();
        var files = new LinkedHashMap<String, Supplier<Optional<InputStream>>>();
        theCase.papers().stream().filter(paper -> !paper.atTheWindow()).forEach(paper -> {
            var name = files.size() + 1 + "-" + theCase.names().getOrDefault(paper.id(), "");
            files.put(name, () -> applying.paper(resident, number, paper.id()).map(OpenedPaper::content));
        });
        letters.of(number)
                .forEach(letter ->
                        files.put(letter.name().title() + ".pdf", () -> applying.letter(resident, number, letter.name())
                                .map(OpenedPaper::content)));
        if (theCase.state().resulted()) {
            files.put("证照.pdf", () -> certificates.open(number, Requester.of(resident)));
        }
        var written = new ArrayList<String>();
        for (var file : files.entrySet()) {
            var content = file.getValue().get();
            if (content.isPresent()) {
                written.add(file(zip, number, file.getKey(), content.get()));
            }
        }
        return written;
    }

    /** People name files as they like; a name must not lead out of the folder into which somebody unpacks it. */
    static String safe(String name) {
        int[] points = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}\\p{Cf}\\p{Cs}]", "_")
                .codePoints()
                .toArray();
        int from = Math.max(0, points.length - LONGEST_NAME);
        return new String(points, from, points.length - from);
    }

    private static String file(ZipOutputStream zip, String number, String name, InputStream content)
            throws IOException {
        var entry = "cases/" + number + "/" + name;
        try (content) {
            zip.putNextEntry(new ZipEntry(entry));
            content.transferTo(zip);
            zip.closeEntry();
        }
        return entry;
    }

    private static List<Map<String, String>> answers(Form form, Map<String, Object> answers, Text text) {
        return AnswerLine.of(form, answers, text).stream()
                .map(line -> Map.of("question", line.question().title(), "answer", line.answer()))
                .toList();
    }

    private static Map<String, Object> copied(DisputeView dispute) {
        var line = dispute.line();
        var particular = line.particular();
        var copy = new LinkedHashMap<String, Object>();
        copy.put("about", particular == null ? line.caseNumber() : particular.name());
        copy.put("says", dispute.says());
        copy.put("at", line.at().toString());
        copy.put("dueOn", line.dueOn().toString());
        var outcome = line.outcome();
        if (outcome != null) {
            copy.put("outcome", outcome.name());
            copy.put("answer", dispute.answer());
            copy.put("law", dispute.law());
            copy.put("answeredAt", String.valueOf(line.answeredAt()));
            copy.put("byWhom", dispute.byWhom());
        }
        return copy;
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
