package org.tiaokuai.file;

/** What may be handed in: what every browser shows, and what can be checked before it is kept. */
public enum FileKind {
    PDF("application/pdf"),
    JPEG("image/jpeg"),
    PNG("image/png");

    private final String mediaType;

    FileKind(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    public boolean picture() {
        return this != PDF;
    }
}
