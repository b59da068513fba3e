package org.tiaokuai.file.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The sealed contents of a file: itself and the small picture of it, both under the file's own key. */
@Component
class Contents {

    private final Blobs blobs;

    Contents(Blobs blobs) {
        this.blobs = blobs;
    }

    void put(UUID id, String key, Workbench.Work work, Inspection.Inspected inspected) throws IOException {
        var remade = inspected.remade();
        try (var content = remade == null ? Files.newInputStream(work.file()) : new ByteArrayInputStream(remade)) {
            put(id.toString(), key, content);
        }
        var preview = inspected.preview();
        if (preview != null) {
            put(preview(id), key, new ByteArrayInputStream(preview));
        }
    }

    private void put(String name, String key, InputStream content) throws IOException {
        blobs.put(name, out -> {
            try (var sealing = Sealing.seal(out, key, name)) {
                content.transferTo(sealing);
            }
        });
    }

    InputStream open(UUID id, String key) throws IOException {
        return Sealing.open(blobs.open(id.toString()), key, id.toString());
    }

    InputStream openPreview(UUID id, String key) throws IOException {
        return Sealing.open(blobs.open(preview(id)), key, preview(id));
    }

    void remove(UUID id) throws IOException {
        blobs.remove(id.toString());
        blobs.remove(preview(id));
    }

    /** Under which a file's contents lie. */
    static List<String> names(UUID id, boolean preview) {
        return preview ? List.of(id.toString(), preview(id)) : List.of(id.toString());
    }

    private static String preview(UUID id) {
        return id + ".preview";
    }
}
