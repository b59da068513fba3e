package org.tiaokuai.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartFile;
import org.tiaokuai.access.Actor.Resident;
import org.tiaokuai.file.StoredFiles.StoreFile;
import org.tiaokuai.file.StoredFiles.Storing;
import org.tiaokuai.page.Errors;

/** Takes what came through a page's file field, and says of each file that was not taken why. */
public final class Uploads {

    /** At once; who has more puts them into one document. */
    private static final int MOST = 10;

    private final StoredFiles files;

    public Uploads(StoredFiles files) {
        this.files = files;
    }

    /** @param field to which the lines point */
    public List<StoredFile> take(Resident owner, List<MultipartFile> sent, String field, List<Errors.Line> lines) {
        var chosen = sent.stream().filter(Uploads::chosen).toList();
        if (chosen.isEmpty()) {
            lines.add(new Errors.Line(field, "file.upload.none"));
        }
        if (chosen.size() > MOST) {
            lines.add(new Errors.Line(field, "file.upload.many", MOST));
            return List.of();
        }
        var taken = new ArrayList<StoredFile>();
        for (var file : chosen) {
            take(owner, file, field, lines).ifPresent(taken::add);
        }
        return taken;
    }

    /** Whether anything was chosen: a browser sends a field that was left alone as a file without a name. */
    public static boolean any(List<MultipartFile> sent) {
        return sent.stream().anyMatch(Uploads::chosen);
    }

    private static boolean chosen(MultipartFile file) {
        return !String.valueOf(file.getOriginalFilename()).isEmpty();
    }

    private Optional<StoredFile> take(Resident owner, MultipartFile file, String field, List<Errors.Line> lines) {
        var name = String.valueOf(file.getOriginalFilename());
        switch (files.store(new StoreFile(file, name, owner.account(), owner.personKey()))) {
            case Storing.Stored stored -> {
                return Optional.of(stored.file());
            }
            case Storing.Empty _ -> lines.add(new Errors.Line(field, "file.upload.empty", name));
            case Storing.TooLarge large ->
                lines.add(new Errors.Line(
                        field,
                        "file.upload.large",
                        name,
                        DataSize.ofBytes(large.most()).toMegabytes()));
            case Storing.WrongKind _ -> lines.add(new Errors.Line(field, "file.upload.kind", name));
            case Storing.TooMuchUnused _ -> lines.add(new Errors.Line(field, "file.upload.unused", name));
            case Storing.Busy _ -> lines.add(new Errors.Line(field, "file.upload.busy", name));
            case Storing.Damaged _ -> lines.add(new Errors.Line(field, "file.upload.damaged", name));
            case Storing.Infected _ -> lines.add(new Errors.Line(field, "file.upload.infected", name));
            case Storing.NotScanned _ -> lines.add(new Errors.Line(field, "file.upload.notScanned", name));
        }
        return Optional.empty();
    }

    /** Forgets what was taken and found no place. */
    public void forget(StoredFile file) {
        files.remove(file.id());
    }
}
