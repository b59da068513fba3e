package org.tiaokuai.dossier;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.tiaokuai.dossier.Dossiers.OpenedPaper;

/** The answer in which a browser gets a paper: shown as what it was found to be, and kept nowhere on the way. */
public final class PaperAnswer {

    private PaperAnswer() {}

    /** @param name of the material, without an ending */
    public static ResponseEntity<InputStreamResource> of(OpenedPaper paper, String name) {
        var type = MediaType.parseMediaType(paper.kind().mediaType());
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name + "." + type.getSubtype(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new InputStreamResource(paper.content()));
    }
}
