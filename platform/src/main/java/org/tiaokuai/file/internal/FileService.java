package org.tiaokuai.file.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tiaokuai.file.FileKind;
import org.tiaokuai.file.StoredFile;
import org.tiaokuai.file.StoredFiles;
import org.tiaokuai.privacy.Privacy;

@Service
class FileService implements StoredFiles {

    private static final int LONGEST_NAME = 120;

    private final Workbench workbench;
    private final Inspection inspection;
    private final Scanner scanner;
    private final Contents contents;
    private final FileRows rows;
    private final Privacy privacy;
    private final Clock clock;

    FileService(
            Workbench workbench,
            Inspection inspection,
            Scanner scanner,
            Contents contents,
            FileRows rows,
            Privacy privacy,
            Clock clock) {
        this.workbench = workbench;
        this.inspection = inspection;
        this.scanner = scanner;
        this.contents = contents;
        this.rows = rows;
        this.privacy = privacy;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.NEVER)
    public Storing store(StoreFile command) {
        try (var work = workbench.lay(command.content())) {
            if (work.size() == 0) {
                return new Storing.Empty();
            }
            if (work.tooLarge()) {
                return new Storing.TooLarge(workbench.most());
            }
            var kind = inspection.kind(work.file());
            if (kind.isEmpty()) {
                return new Storing.WrongKind();
            }
            return switch (scanner.scan(work.file())) {
                case INFECTED -> new Storing.Infected();
                case SILENT -> new Storing.NotScanned();
                case CLEAN -> inspected(command, work, kind.get());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Storing inspected(StoreFile command, Workbench.Work work, FileKind kind) throws IOException {
        Optional<Inspection.Inspected> found;
        try {
            found = inspection.inspect(work.file(), kind);
        } catch (IOException e) {
            return new Storing.Damaged();
        }
        return found.isEmpty() ? new Storing.Busy() : put(command, work, kind, found.get());
    }

    private Storing put(StoreFile command, Workbench.Work work, FileKind kind, Inspection.Inspected inspected)
            throws IOException {
        var id = UUID.randomUUID();
        var key = Sealing.newKey();
        var file = new StoredFile(
                id,
                command.by(),
                command.subject(),
                privacy.seal(readable(command.name()), FileRows.cell("name", id, command.subject())),
                privacy.seal(key, FileRows.cell("key", id, command.subject())),
                kind,
                inspected.sizeOr(work.size()),
                work.sha256(),
                inspected.preview() != null,
                clock.instant());
        if (!rows.add(file, !command.made())) {
            return new Storing.TooMuchUnused();
        }
        contents.put(id, key, work, inspected);
        return new Storing.Stored(file);
    }

    /** A browser may send a path; its last part is the name, kept to a length that a line can hold. */
    private static String readable(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var clean = last.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        int points = clean.codePointCount(0, clean.length());
        return points <= LONGEST_NAME ? clean : clean.substring(clean.offsetByCodePoints(0, points - LONGEST_NAME));
    }

    @Override
    @Transactional
    public void keep(UUID id) {
        if (rows.keep(id) == 0) {
            throw new IllegalStateException("The file was forgotten before anything referred to it");
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<StoredFile> find(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : rows.find(ids);
    }

    @Override
    public InputStream open(UUID id, String key) {
        try {
            return contents.open(id, key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<InputStream> preview(UUID id, String key) {
        try {
            return rows.find(List.of(id)).stream().anyMatch(StoredFile::preview)
                    ? Optional.of(contents.openPreview(id, key))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The row goes with the caller's transaction; the content follows when nothing can call it back. */
    @Override
    @Transactional
    public void remove(UUID id) {
        rows.discard(id);
    }
}
