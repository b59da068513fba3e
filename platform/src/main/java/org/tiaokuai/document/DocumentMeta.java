package org.tiaokuai.document;

import java.time.Instant;
import java.util.Locale;

/**
 * What a document says of itself to archives and screen readers.
 *
 * @param title shown by the reader's window; not blank
 * @param lang language of the text as a BCP 47 tag, such as {@code zh-CN}
 * @param subject one sentence on what the document is; not blank (PDF/UA asks for it)
 * @param createdAt when the document was issued; whole seconds count
 */
public record DocumentMeta(String title, String lang, String subject, Instant createdAt) {

    public DocumentMeta {
        if (title.isBlank() || subject.isBlank()) {
            throw new IllegalArgumentException("A document has a title and a subject");
        }
        if (Locale.forLanguageTag(lang).getLanguage().isEmpty()) {
            throw new IllegalArgumentException("A document's language is a BCP 47 tag");
        }
    }
}
