package org.tiaokuai.intake.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.catalogue.Catalogue;
import org.tiaokuai.catalogue.Catalogue.Publication.HeldByAnother;
import org.tiaokuai.catalogue.Catalogue.Publication.Published;
import org.tiaokuai.catalogue.Catalogue.Publication.Unchanged;
import org.tiaokuai.catalogue.Catalogue.PublishGuide;
import org.tiaokuai.intake.Doubt;
import org.tiaokuai.intake.Doubt.Kind;
import org.tiaokuai.intake.internal.GuideLine.Reading;
import org.tiaokuai.intake.internal.ImportRuns.Job;
import org.tiaokuai.intake.internal.ImportRuns.Progress;
import org.tiaokuai.table.Rows;

/** Publishes the next rows of a run; they, their doubts and the run's figures are one transaction. */
@Component
class ImportBatch {

    static final int ROWS = 200;

    private final ImportRuns runs;
    private final Bodies bodies;
    private final Catalogue catalogue;
    private final GuideReader reader;
    private final Clock clock;

    ImportBatch(ImportRuns runs, Bodies bodies, Catalogue catalogue, GuideReader reader, Clock clock) {
        this.runs = runs;
        this.bodies = bodies;
        this.catalogue = catalogue;
        this.reader = reader;
        this.clock = clock;
    }

    /** False when there is nothing more to do here: the file ended, or somebody else goes on with it or stopped it. */
    @Transactional(rollbackFor = IOException.class)
    public boolean take(Job job, OpenFile file) throws IOException {
        if (!runs.claim() || !runs.standsAt(job.id(), file.taken())) {
            return false;
        }
        var rows = file.next(ROWS);
        var doubts = new ArrayList<Doubt>();
        var lines = new LinkedHashMap<String, Integer>();
        var guides = meant(read(job, rows, lines, doubts), lines, doubts);
        var commands = route(job, guides);
        int published = 0;
        int unchanged = 0;
        for (var outcome : catalogue.publish(commands)) {
            switch (outcome) {
                case Published _ -> published++;
                case Unchanged _ -> unchanged++;
                case HeldByAnother held ->
                    doubts.add(
                            new Doubt(lines.getOrDefault(held.code(), 0), held.code(), Kind.CODE_HELD, held.holder()));
            }
        }
        doubts.sort(Comparator.comparingInt(Doubt::line));
        int broken =
                (int) doubts.stream().filter(doubt -> !doubt.kind().taken()).count();
        boolean last = rows.size() < ROWS;
        var progress = new Progress(rows.size(), published, unchanged, broken, file.bytes(), last);
        runs.advance(job.id(), progress, doubts, clock.instant());
        return !last;
    }

    /** The guides of these rows, without those whose code stood before. */
    private List<Reading.Taken> read(Job job, List<Rows.Row> rows, Map<String, Integer> lines, List<Doubt> doubts) {
        var taken = new LinkedHashMap<String, Reading.Taken>();
        for (var row : rows) {
            switch (row) {
                case Rows.Row.Blank _, Rows.Row.Title _ -> {}
                case Rows.Row.Broken broken -> doubts.add(doubt(broken));
                case Rows.Row.Fields fields ->
                    guide(job, fields, doubts).ifPresent(guide -> {
                        var code = guide.guide().code();
                        var first = lines.putIfAbsent(code, fields.line());
                        if (first == null) {
                            taken.put(code, guide);
                        } else {
                            doubts.add(twice(fields.line(), code, first));
                        }
                    });
            }
        }
        runs.earlier(job.id(), lines).forEach((code, first) -> {
            taken.remove(code);
            doubts.add(twice(lines.getOrDefault(code, 0), code, first));
        });
        var departments = bodies.departments();
        return taken.values().stream()
                .map(guide ->
                        Registered.named(guide, lines.getOrDefault(guide.guide().code(), 0), departments))
                .toList();
    }

    /** Without those that would put another item in the place of one that is there. */
    private List<Reading.Taken> meant(List<Reading.Taken> guides, Map<String, Integer> lines, List<Doubt> doubts) {
        var names = catalogue.names(
                guides.stream().map(guide -> guide.guide().code()).toList());
        var meant = new ArrayList<Reading.Taken>();
        for (var each : guides) {
            var code = each.guide().code();
            var before = names.getOrDefault(code, each.guide().name());
            var kind = Renamed.doubt(before, each.guide().name());
            if (kind != null) {
                doubts.add(new Doubt(lines.getOrDefault(code, 0), code, kind, before));
            }
            if (kind == null || kind.taken()) {
                doubts.addAll(each.doubts());
                meant.add(each);
            }
        }
        return meant;
    }

    private Optional<Reading.Taken> guide(Job job, Rows.Row.Fields row, List<Doubt> doubts) {
        return switch (reader.read(row, job.day())) {
            case Reading.Taken taken -> Optional.of(taken);
            case Reading.Refused refused -> {
                doubts.add(refused.why());
                yield Optional.empty();
            }
        };
    }

    static Doubt doubt(Rows.Row.Broken row) {
        var kind =
                switch (row.fault()) {
                    case NOT_JSON -> Kind.NOT_JSON;
                    case TOO_LONG -> Kind.TOO_LONG;
                    case UNREADABLE -> Kind.UNREADABLE;
                    case RAGGED -> Kind.RAGGED;
                };
        return new Doubt(row.line(), "", kind, row.detail());
    }

    private static Doubt twice(int line, String code, int first) {
        return new Doubt(line, code, Kind.CODE_TWICE, String.valueOf(first));
    }

    private List<PublishGuide> route(Job job, List<Reading.Taken> guides) {
        var handlers = bodies.handlers(job.receiver());
        var unknown = new HashMap<String, Bodies.Named>();
        var commands = new ArrayList<PublishGuide>();
        for (var each : guides) {
            var guide = each.guide();
            UUID handler = handlers.get(guide.department());
            if (handler == null && !guide.department().isEmpty()) {
                unknown.merge(
                        guide.department(),
                        new Bodies.Named(guide.departmentName(), 1),
                        (one, more) -> new Bodies.Named(one.name(), one.lines() + more.lines()));
            }
            commands.add(new PublishGuide(guide, job.form(), handler == null ? job.receiver() : handler));
        }
        bodies.propose(job.id(), unknown);
        return commands;
    }

    /** A file with how far it was read. */
    static final class OpenFile implements AutoCloseable {

        private final Rows rows;
        private final ImportFiles.Content content;
        private int taken;

        OpenFile(Rows rows, ImportFiles.Content content) {
            this.rows = rows;
            this.content = content;
        }

        int taken() {
            return taken;
        }

        long bytes() {
            return content.position();
        }

        /** Fewer than asked for only at the end. */
        List<Rows.Row> next(int most) throws IOException {
            var next = new ArrayList<Rows.Row>();
            while (next.size() < most) {
                var row = rows.next();
                if (row == null) {
                    break;
                }
                next.add(row);
            }
            taken += next.size();
            return next;
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
