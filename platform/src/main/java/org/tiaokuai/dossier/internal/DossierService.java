package org.tiaokuai.dossier.internal;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.dossier.Dossiers;
import org.tiaokuai.dossier.Paper;
import org.tiaokuai.file.FileKind;
import org.tiaokuai.file.StoredFile;
import org.tiaokuai.file.StoredFiles;
import org.tiaokuai.privacy.Field;
import org.tiaokuai.privacy.Grade;
import org.tiaokuai.privacy.Opened.Ruling;
import org.tiaokuai.privacy.Privacy;
import org.tiaokuai.privacy.Reading;

@Service
@Transactional
class DossierService implements Dossiers {

    /** Both sides of a card, or a book of accounts by the page; what is longer is one PDF. */
    private static final int MOST_OF_ONE = 20;

    private static final int MOST_IN_ALL = 100;

    private final PaperRows rows;
    private final StoredFiles files;
    private final Privacy privacy;
    private final Clock clock;

    DossierService(PaperRows rows, StoredFiles files, Privacy privacy, Clock clock) {
        this.rows = rows;
        this.files = files;
        this.privacy = privacy;
        this.clock = clock;
    }

    @Override
    public Enclosing enclose(EnclosePaper command) {
        rows.lock(command.dossier());
        var there = rows.of(command.dossier());
        if (there.size() >= MOST_IN_ALL) {
            return new Enclosing.TooMany(MOST_IN_ALL);
        }
        var same = there.stream()
                .filter(row -> row.material() == command.material())
                .toList();
        if (same.size() >= MOST_OF_ONE) {
            return new Enclosing.TooMany(MOST_OF_ONE);
        }
        var file = command.file();
        var again = same.stream()
                .filter(row -> file == null && row.file() == null && row.round() == command.round())
                .findFirst();
        if (again.isPresent()) {
            return new Enclosing.Enclosed(again.get().id());
        }
        if (file != null) {
            files.keep(file.id());
        }
        var row = PaperRows.Row.of(command, clock.instant());
        rows.add(command.dossier(), row);
        return new Enclosing.Enclosed(row.id());
    }

    @Override
    public void remove(UUID dossier, int round, UUID paper) {
        rows.remove(dossier, round, paper).map(PaperRows.Row::file).ifPresent(files::remove);
    }

    @Override
    public void forget(UUID dossier, int round) {
        rows.removeAll(dossier, round).stream()
                .map(PaperRows.Row::file)
                .filter(Objects::nonNull)
                .forEach(files::remove);
    }

    @Override
    public void erase(UUID dossier) {
        rows.removeFiles(dossier).forEach(files::remove);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Paper> of(UUID dossier) {
        return papers(rows.of(dossier));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, List<Paper>> of(Collection<UUID> dossiers) {
        var found = rows.of(dossiers);
        var papers = papers(found.stream().map(PaperRows.Lying::row).toList());
        return IntStream.range(0, found.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        at -> found.get(at).dossier(), Collectors.mapping(papers::get, Collectors.toList())));
    }

    private List<Paper> papers(List<PaperRows.Row> found) {
        var ids =
                found.stream().map(PaperRows.Row::file).filter(Objects::nonNull).toList();
        Map<UUID, StoredFile> stored =
                files.find(ids).stream().collect(Collectors.toMap(StoredFile::id, Function.identity()));
        return found.stream()
                .map(row -> new Paper(
                        row.id(),
                        row.material(),
                        row.round(),
                        row.file() == null ? null : stored.get(row.file()),
                        row.at(),
                        row.seen()))
                .toList();
    }

    @Override
    public void see(SeePaper command) {
        rows.see(command, clock.instant());
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, String> names(List<Paper> papers, Reading reading) {
        var fields = papers.stream()
                .filter(paper -> paper.file() != null)
                .map(paper -> new Field(
                        paper.id().toString(),
                        Grade.DOCUMENT,
                        Objects.requireNonNull(paper.file()).name()))
                .toList();
        return privacy.open(reading, fields).entrySet().stream()
                .collect(Collectors.toMap(name -> UUID.fromString(name.getKey()), name -> name.getValue()
                        .text()));
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<OpenedPaper> open(UUID dossier, int lastRound, UUID paper, Reading reading) {
        return open(
                found(dossier, lastRound, paper),
                reading,
                (file, key) -> Optional.of(new OpenedPaper(file.kind(), files.open(file.id(), key))));
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public Optional<OpenedPaper> preview(UUID dossier, int lastRound, UUID paper, Reading reading) {
        return open(found(dossier, lastRound, paper), reading, (file, key) -> files.preview(file.id(), key)
                .map(content -> new OpenedPaper(FileKind.JPEG, content)));
    }

    private Optional<Paper> found(UUID dossier, int lastRound, UUID paper) {
        return of(dossier).stream()
                .filter(candidate -> candidate.id().equals(paper) && candidate.round() <= lastRound)
                .findFirst();
    }

    private Optional<OpenedPaper> open(
            Optional<Paper> found, Reading reading, BiFunction<StoredFile, String, Optional<OpenedPaper>> opening) {
        var file = found.map(Paper::file).orElse(null);
        if (file == null) {
            return Optional.empty();
        }
        var field = FIELD + found.orElseThrow().material();
        var key = Objects.requireNonNull(privacy.open(reading, List.of(new Field(field, Grade.DOCUMENT, file.key())))
                .get(field));
        return key.ruling() == Ruling.GIVE ? opening.apply(file, key.text()) : Optional.empty();
    }
}
