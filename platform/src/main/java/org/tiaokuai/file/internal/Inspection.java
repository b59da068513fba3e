package org.tiaokuai.file.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tiaokuai.file.FileKind;

/** What a file is by its content, and what of it is kept. */
@Component
class Inspection {

    /** Decoding holds a picture whole, up to some hundred megabytes: one at a time, and the heap stays as set. */
    private final Semaphore decoding = new Semaphore(1, true);

    private static final int PATIENCE_SECONDS = 30;

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

    /**
     * @param remade the picture as it is kept; null where the file is kept as it came
     * @param preview null where none could be made
     */
    record Inspected(byte @Nullable [] remade, byte @Nullable [] preview) {

        long sizeOr(long size) {
            return remade == null ? size : remade.length;
        }
    }

    /** By the bytes that it begins with, whatever it is called. */
    Optional<FileKind> kind(Path file) throws IOException {
        try (var in = TikaInputStream.get(file)) {
            var type = types.detect(in, new Metadata()).toString();
            return Arrays.stream(FileKind.values())
                    .filter(kind -> kind.mediaType().equals(type))
                    .findFirst();
        }
    }

    /** Empty when others have been waiting for so long that whoever comes now had better try again later. */
    Optional<Inspected> inspect(Path file, FileKind kind) throws IOException {
        if (!kind.picture()) {
            Papers.check(file);
            return Optional.of(new Inspected(null, null));
        }
        if (!free()) {
            return Optional.empty();
        }
        try {
            var picture = Pictures.read(file, kind);
            return Optional.of(new Inspected(Pictures.write(picture, kind), Pictures.preview(picture)));
        } finally {
            decoding.release();
        }
    }

    private boolean free() {
        try {
            return decoding.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
