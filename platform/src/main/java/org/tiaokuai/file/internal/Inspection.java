package org.tiaokuai.file.internal;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Semaphore;
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

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

    /**
     * @param remade the picture as it is kept; null where the file is kept as it came
     * @param preview null where none could be made
     */
    record Inspected(int pages, byte @Nullable [] remade, byte @Nullable [] preview) {

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

    Inspected inspect(Path file, FileKind kind) throws IOException {
        decoding.acquireUninterruptibly();
        try {
            if (kind.picture()) {
                var picture = Pictures.read(file, kind);
                return new Inspected(1, Pictures.write(picture, kind), Pictures.preview(picture));
            }
            var paper = Papers.read(file);
            return new Inspected(paper.pages(), null, preview(paper.first()));
        } finally {
            decoding.release();
        }
    }

    private static byte @Nullable [] preview(@Nullable BufferedImage first) throws IOException {
        return first == null ? null : Pictures.preview(first);
    }
}
