package org.tiaokuai.intake.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.access.Actor.Officer;
import org.tiaokuai.intake.Column;
import org.tiaokuai.intake.Doubt;
import org.tiaokuai.intake.ImportColumns;
import org.tiaokuai.intake.internal.GuideLine.Reading;
import org.tiaokuai.intake.internal.ImportRuns.Job;
import org.tiaokuai.table.Rows;
import tools.jackson.databind.JsonNode;

@Service
@Transactional
class ColumnsService implements ImportColumns {

    private static final int SHOWN = 10;

    private final ImportRuns runs;
    private final ImportFiles files;
    private final RowSource source;
    private final SavedColumns saved;
    private final GuideReader reader;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ColumnsService(
            ImportRuns runs,
            ImportFiles files,
            RowSource source,
            SavedColumns saved,
            GuideReader reader,
            ApplicationEventPublisher events,
            Clock clock) {
        this.runs = runs;
        this.files = files;
        this.source = source;
        this.saved = saved;
        this.reader = reader;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Preview> preview(UUID run, Map<Column, String> chosen) {
        return runs.waiting(run).map(job -> preview(job, chosen));
    }

    private Preview preview(Job job, Map<Column, String> chosen) {
        var rows = new ArrayList<Rows.Row>();
        boolean damaged = false;
        try (var file = source.raw(job, files.open(job.id()))) {
            for (var row = file.next(); row != null && rows.size() <= SHOWN; row = file.next()) {
                rows.add(row);
            }
        } catch (IOException e) {
            damaged = true;
        }
        var found = found(rows);
        var columns = new EnumMap<Column, String>(Column.class);
        columns.putAll(chosen.isEmpty() ? ColumnNames.guess(found.keySet()) : chosen);
        columns.values().removeIf(name -> !found.containsKey(name));
        var samples = rows.stream()
                .map(row -> sample(job, row, columns))
                .flatMap(Optional::stream)
                .toList();
        return new Preview(
                titles(rows),
                found.entrySet().stream()
                        .map(each -> new Found(each.getKey(), each.getValue()))
                        .toList(),
                columns,
                samples,
                damaged);
    }

    private static List<String> titles(List<Rows.Row> rows) {
        return rows.stream()
                .flatMap(row -> row instanceof Rows.Row.Title title ? Stream.of(brief(title.text())) : Stream.empty())
                .toList();
    }

    private static Map<String, String> found(List<Rows.Row> rows) {
        var found = new LinkedHashMap<String, String>();
        for (var row : rows) {
            if (row instanceof Rows.Row.Fields fields) {
                fields.fields().properties().forEach(field -> {
                    var text = text(field.getValue());
                    found.merge(field.getKey(), text, (one, other) -> one.isBlank() ? other : one);
                });
            }
        }
        return found;
    }

    private static String text(JsonNode value) {
        return brief(value.isContainer() ? value.toString() : value.asString(""));
    }

    private static String brief(String text) {
        return new Doubt(0, "", Doubt.Kind.NOT_JSON, text).detail();
    }

    private Optional<Sample> sample(Job job, Rows.Row row, Map<Column, String> columns) {
        return switch (row) {
            case Rows.Row.Blank _, Rows.Row.Title _ -> Optional.empty();
            case Rows.Row.Broken broken ->
                Optional.of(new Sample(broken.line(), "", "", "", List.of(ImportBatch.doubt(broken))));
            case Rows.Row.Fields fields -> {
                var mapped = new Rows.Row.Fields(fields.line(), RowSource.mapped(fields.fields(), columns));
                yield Optional.of(
                        switch (reader.read(mapped, job.day())) {
                            case Reading.Refused refused ->
                                new Sample(fields.line(), refused.why().code(), "", "", List.of(refused.why()));
                            case Reading.Taken taken ->
                                new Sample(
                                        fields.line(),
                                        taken.guide().code(),
                                        taken.guide().name(),
                                        taken.guide().departmentName(),
                                        taken.doubts());
                        });
            }
        };
    }

    @Override
    public Taking take(UUID run, Map<Column, String> chosen) {
        var there = preview(run, chosen);
        if (there.isEmpty()) {
            return new Taking.NotWaiting();
        }
        // A column that the file does not have is none, whoever names it.
        var columns = chosen.isEmpty() ? chosen : there.get().columns();
        var missing = EnumSet.allOf(Column.class);
        missing.removeIf(column -> !column.required() || columns.containsKey(column));
        if (!missing.isEmpty()) {
            return new Taking.Missing(Set.copyOf(missing));
        }
        if (!runs.release(run, columns)) {
            return new Taking.NotWaiting();
        }
        events.publishEvent(new ImportWork.Waiting());
        return new Taking.Taken();
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> saved() {
        return saved.names();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Map<Column, String>> saved(String name) {
        return saved.of(name);
    }

    @Override
    public void save(String name, Map<Column, String> columns, Officer by) {
        saved.put(name, columns, by.account(), clock.instant());
    }
}
