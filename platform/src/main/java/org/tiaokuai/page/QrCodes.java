package org.tiaokuai.page;

/** Draws two-dimensional codes into pages; implemented by {@code document}. */
public interface QrCodes {

    /**
     * Draws a QR code (GB/T 18284, error correction M) as an inline SVG of one path with its quiet zone.
     *
     * @param label what a screen reader says; plain text, escaped here
     * @throws IllegalArgumentException if the content is blank or longer than a QR code holds (2,331 bytes)
     */
    String qrSvg(String content, String label);
}
