package org.tiaokuai.intake.internal;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.form.Forms;
import org.tiaokuai.intake.Doubt;
import org.tiaokuai.intake.GuideImports;
import org.tiaokuai.intake.ImportRun;
import org.tiaokuai.intake.UnknownBody;
import org.tiaokuai.organisation.Organisation;
import org.tiaokuai.table.Sample;

@Service
@Transactional
class GuideImportService implements GuideImports {

    private static final int LONGEST_NAME = 120;

    private final ImportRuns runs;
    private final ImportFiles files;
    private final Settling settling;
    private final Organisation organisation;
    private final Forms forms;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    GuideImportService(
            ImportRuns runs,
            ImportFiles files,
            Settling settling,
            Organisation organisation,
            Forms forms,
            ApplicationEventPublisher events,
            Clock clock) {
        this.runs = runs;
        this.files = files;
        this.settling = settling;
        this.organisation = organisation;
        this.forms = forms;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(rollbackFor = IOException.class)
    public Start start(StartImport command) throws IOException {
        var receiver = organisation.receivingDepartment();
        if (receiver.isEmpty()) {
            return new Start.Refused(Fault.NO_RECEIVER);
        }
        var id = UUID.randomUUID();
        var file = files.keep(id, command.content());
        var fault = fault(file.head());
        if (fault.isPresent()) {
            files.drop(id);
            return new Start.Refused(fault.get());
        }
        runs.begin(
                id,
                baseName(command.fileName()),
                file,
                forms.general(),
                receiver.get().id(),
                clock.instant());
        if (command.by() != null) {
            runs.broughtBy(id, command.by());
        }
        events.publishEvent(new ImportWork.Waiting());
        return new Start.Started(id);
    }

    private static Optional<Fault> fault(Sample head) {
        return switch (head.shape()) {
            case EMPTY -> Optional.of(Fault.EMPTY);
            case BINARY -> Optional.of(Fault.BINARY);
            case TEXT -> Optional.of(Fault.NO_GUIDES);
            case JSON_LINES, JSON_LIST, CSV, SHEET -> Optional.empty();
        };
    }

    /** Some browsers send a whole path, and anybody may send anything. */
    private static String baseName(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var clean = last.replaceAll("[\\p{Cntrl}\\p{Cs}]", "").strip();
        return clean.codePointCount(0, clean.length()) <= LONGEST_NAME
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, LONGEST_NAME));
    }

    @Override
    public boolean cancel(UUID run) {
        return runs.end(run, ImportRun.State.CANCELLED, clock.instant());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ImportRun> run(UUID id) {
        return runs.run(id);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ImportRun> sameFile(ImportRun run) {
        return runs.sameFile(run);
    }

    @Override
    @Transactional(readOnly = true)
    public List<ImportRun> runs(int most) {
        return runs.runs(most);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Doubt> doubts(UUID run, Doubt.@Nullable Kind kind, int from, int most) {
        return runs.doubts().of(run, kind, from, most);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Doubt.Kind, Integer> kinds(UUID run) {
        return runs.doubts().kinds(run);
    }

    @Override
    @Transactional(readOnly = true)
    public List<UnknownBody> bodiesOf(UUID run) {
        return settling.unknownOf(run);
    }

    @Override
    @Transactional(readOnly = true)
    public List<UnknownBody> unknownBodies() {
        return settling.unknown();
    }

    @Override
    public Settlement settle(SettleBody command) {
        var settlement = settling.settle(command);
        if (settlement instanceof Settlement.Settled settled) {
            events.publishEvent(settled);
        }
        return settlement;
    }
}
