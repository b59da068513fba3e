package org.tiaokuai.document;

import org.tiaokuai.page.QrCodes;

/** Makes the papers a citizen takes home (文书): the same input gives the same bytes, so that a paper can be proved. */
public interface Documents extends QrCodes {

    /**
     * Renders one document as PDF/A-2a and PDF/UA-1, A4, with the look of {@code document/document.css}.
     *
     * <p>The body uses the classes {@code doc-title doc-number doc-body doc-sign doc-seal doc-sealed doc-stamp doc-qr doc-foot doc-table};
     * its headings become bookmarks. Of XHTML only text, tables, lists, links and PNG {@code data:} images pass;
     * everything else, every {@code style} attribute included, is left out, and nothing is ever fetched. Characters
     * that XML forbids are dropped; a character that no font of ours has is printed as 〔U+2A6A5〕 and explained at the
     * document's end.
     *
     * @param xhtml what stands inside {@code <body>}, already escaped, well-formed, without named entities other than
     *     XML's five
     * @throws IllegalArgumentException if the body is not well-formed
     */
    byte[] pdf(String xhtml, DocumentMeta meta);

    /**
     * Draws the QR code of {@link #qrSvg} as a PNG {@code data:} URI, for {@code <img class="doc-qr">} in a {@link #pdf} body.
     *
     * @throws IllegalArgumentException if the content is blank or longer than a QR code holds (2,331 bytes)
     */
    String qrPng(String content);

    /**
     * Draws a round red stamp with a star as a PNG {@code data:} URI, for {@code <img class="doc-stamp">}.
     *
     * @param around stands along the ring, such as the name of an authority; not blank
     * @param below stands under the star, and says what the stamp is
     */
    String stampPng(String around, String below);
}
