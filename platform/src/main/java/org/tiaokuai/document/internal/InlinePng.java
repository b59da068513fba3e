package org.tiaokuai.document.internal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import javax.imageio.ImageIO;

/** The only image a document may carry: a PNG inside the document itself, and not one that unpacks into gigabytes. */
final class InlinePng {

    static final String PREFIX = "data:image/png;base64,";

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int HEADER_CHARACTERS = 44;
    private static final long LARGEST_IN_PIXELS = 16_000_000;

    private InlinePng() {}

    static String of(BufferedImage image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PREFIX + Base64.getEncoder().encodeToString(png.toByteArray());
    }

    static boolean isOne(String uri) {
        if (!uri.startsWith(PREFIX) || uri.length() < PREFIX.length() + HEADER_CHARACTERS) {
            return false;
        }
        try {
            byte[] header =
                    Base64.getDecoder().decode(uri.substring(PREFIX.length(), PREFIX.length() + HEADER_CHARACTERS));
            ByteBuffer png = ByteBuffer.wrap(header);
            long width = Integer.toUnsignedLong(png.getInt(16));
            long height = Integer.toUnsignedLong(png.getInt(20));
            return png.getLong(0) == SIGNATURE
                    && width > 0
                    && height > 0
                    && width <= LARGEST_IN_PIXELS
                    && width * height <= LARGEST_IN_PIXELS;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
