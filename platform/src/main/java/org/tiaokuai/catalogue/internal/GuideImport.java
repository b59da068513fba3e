package org.tiaokuai.catalogue.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.tiaokuai.catalogue.Catalogue.Publication;
import org.tiaokuai.catalogue.Catalogue.PublishGuide;
import org.tiaokuai.catalogue.Guide;
import org.tiaokuai.catalogue.ImportReport;
import org.tiaokuai.catalogue.ImportReport.Doubt;
import org.tiaokuai.form.FormRef;
import org.tiaokuai.organisation.Department;
import org.tiaokuai.organisation.Organisation;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Takes guides in by the line; what it doubts it says by the line, and one bad line does not stop the others. */
@Component
class GuideImport {

    private final JsonMapper json = JsonMapper.shared();
    private final Organisation organisation;

    GuideImport(Organisation organisation) {
        this.organisation = organisation;
    }

    ImportReport run(BufferedReader lines, UUID receiver, FormRef form, Function<PublishGuide, Publication> publish)
            throws IOException {
        var run = new Run(receiver, form, publish);
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            run.take(line);
        }
        return run.report();
    }

    /** One import under way. */
    private final class Run {

        private final UUID receiver;
        private final FormRef form;
        private final Function<PublishGuide, Publication> publish;
        private final Map<String, UUID> known = new HashMap<>();
        private final HashSet<String> unknownBodies = new HashSet<>();
        private final Map<String, Integer> seen = new HashMap<>();
        private final List<Doubt> doubts = new ArrayList<>();
        private int number;
        private int taken;
        private int published;
        private int broken;

        Run(UUID receiver, FormRef form, Function<PublishGuide, Publication> publish) {
            this.receiver = receiver;
            this.form = form;
            this.publish = publish;
            for (Department department : organisation.departments()) {
                known.put(department.creditCode(), department.id());
            }
        }

        void take(String line) {
            number++;
            var text = number == 1 ? line.replace("\uFEFF", "") : line;
            if (text.isBlank()) {
                return;
            }
            try {
                var reader = new GuideLine(json.readTree(text));
                var guide = reader.guide();
                reader.doubts().forEach(what -> doubts.add(new Doubt(number, guide.code(), false, what)));
                put(guide);
            } catch (JacksonException e) {
                refuse("not JSON");
            } catch (IllegalArgumentException e) {
                refuse(String.valueOf(e.getMessage()));
            }
        }

        private void put(Guide guide) {
            var before = seen.put(guide.code(), number);
            if (before != null) {
                doubts.add(new Doubt(number, guide.code(), false, "the code stood on line " + before + " already"));
            }
            var handledBy = known.get(guide.department());
            if (handledBy == null) {
                unknownBodies.add(guide.department());
                handledBy = receiver;
            }
            taken++;
            if (guide.online() && !Measure.lacking(guide).isEmpty()) {
                doubts.add(new Doubt(number, guide.code(), false, "not online, it lacks: " + Measure.lacking(guide)));
            }
            switch (publish.apply(new PublishGuide(guide, form, handledBy))) {
                case Publication.Published _ -> published++;
                case Publication.Unchanged _ -> {}
            }
        }

        private void refuse(String why) {
            broken++;
            doubts.add(new Doubt(number, "", true, why));
        }

        ImportReport report() {
            return new ImportReport(taken + broken, published, taken - published, broken, unknownBodies.size(), doubts);
        }
    }
}
