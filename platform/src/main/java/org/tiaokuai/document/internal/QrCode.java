package org.tiaokuai.document.internal;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A QR code (GB/T 18284) that a telephone reads from paper: error correction M and four modules of quiet zone. */
final class QrCode {

    private static final int QUIET_ZONE = 4;
    private static final int PIXELS_PER_MODULE = 8;
    private static final int WHITE = 0xFFFFFF;

    private final ByteMatrix modules;

    QrCode(String content) {
        if (content.isBlank()) {
            throw new IllegalArgumentException("A QR code has content");
        }
        try {
            modules = Encoder.encode(content, ErrorCorrectionLevel.M, hints(content))
                    .getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("The content is longer than a QR code holds", e);
        }
    }

    String svg(String label) {
        int size = modules.getWidth() + 2 * QUIET_ZONE;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"tk-qr\" role=\"img\" aria-label=\""
                + XmlText.escape(label) + "\" viewBox=\"0 0 " + size + " " + size
                + "\" shape-rendering=\"crispEdges\"><path d=\"" + path() + "\"/></svg>";
    }

    String png() {
        int size = (modules.getWidth() + 2 * QUIET_ZONE) * PIXELS_PER_MODULE;
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                if (!isDark(x / PIXELS_PER_MODULE - QUIET_ZONE, y / PIXELS_PER_MODULE - QUIET_ZONE)) {
                    image.setRGB(x, y, WHITE);
                }
            }
        }
        return InlinePng.of(image);
    }

    private String path() {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                int from = x;
                while (isDark(x, y)) {
                    x++;
                }
                if (x > from) {
                    path.append('M').append(from + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
                    path.append('h')
                            .append(x - from)
                            .append("v1h-")
                            .append(x - from)
                            .append('z');
                }
            }
        }
        return path.toString();
    }

    private boolean isDark(int x, int y) {
        return x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight() && modules.get(x, y) == 1;
    }

    private static Map<EncodeHintType, Object> hints(String content) {
        boolean ascii = content.chars().allMatch(c -> c < 0x80);
        // An ASCII content needs no character-set header, and some scanners stumble over one.
        return ascii ? Map.of() : Map.of(EncodeHintType.CHARACTER_SET, StandardCharsets.UTF_8.name());
    }
}
