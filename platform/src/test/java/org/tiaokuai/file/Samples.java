package org.tiaokuai.file;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/** Files as people hand them in, and as nobody should. */
public final class Samples {

    private Samples() {}

    /** A picture whose upper left quarter is red. */
    public static byte[] picture(String format, int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height / 2);
        pen.dispose();
        return written(out -> ImageIO.write(picture, format, out));
    }

    /** The same JPEG as a telephone writes it that was turned: Exif orientation 6, and a word that says where. */
    public static byte[] turnedPicture(int width, int height) {
        var jpeg = picture("jpeg", width, height);
        var where = "WHERE IT WAS TAKEN: 31.49 N 120.31 E".getBytes(StandardCharsets.US_ASCII);
        var exif = ByteBuffer.allocate(4 + 6 + 8 + 2 + 2 * 12 + 4 + where.length);
        exif.putShort((short) 0xFFE1).putShort((short) (exif.capacity() - 2));
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        exif.putShort((short) 2);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0);
        exif.putShort((short) 0x010E).putShort((short) 2).putInt(where.length).putInt(8 + 2 + 2 * 12 + 4);
        exif.putInt(0).put(where);
        return written(out -> {
            out.write(jpeg, 0, 2);
            out.write(exif.array());
            out.write(jpeg, 2, jpeg.length - 2);
        });
    }

    /** A PNG of a few bytes that says it is enormous. */
    public static byte[] pixelBomb() {
        var png = picture("png", 10, 10);
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        return png;
    }

    /** A PNG of one row that a decoder would hold whole. */
    public static byte[] rowBomb() {
        var png = picture("png", 10, 10);
        ByteBuffer.wrap(png).putInt(16, 64_000_000).putInt(20, 1);
        return checked(png);
    }

    /** A PNG of few pixels, each of them eight bytes. */
    public static byte[] deepBomb() {
        var png = picture("png", 10, 10);
        ByteBuffer.wrap(png)
                .putInt(16, 7_000)
                .putInt(20, 7_000)
                .put(24, (byte) 16)
                .put(25, (byte) 6);
        return checked(png);
    }

    /** The decoder looks at what a header says only when its sum is right. */
    private static byte[] checked(byte[] png) {
        var sum = new CRC32();
        sum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
        return png;
    }

    /** A document whose name for being locked is written in another way (ISO 32000-1, 7.3.5). */
    public static byte[] paperNaming(String name) {
        var paper = new String(paper(1), StandardCharsets.ISO_8859_1);
        return paper.replaceFirst("/Type", name + " 1/Type").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A JPEG that begins a scan again and again; each would be decoded over the whole picture. */
    public static byte[] scanBomb() {
        var jpeg = picture("jpeg", 300, 300);
        return written(out -> {
            out.write(jpeg, 0, jpeg.length - 2);
            for (int scan = 0; scan < 60; scan++) {
                out.write(new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0});
            }
            out.write(jpeg, jpeg.length - 2, 2);
        });
    }

    public static byte[] paper(int pages) {
        return written(out -> {
            try (var paper = new PDDocument()) {
                for (int i = 0; i < pages; i++) {
                    paper.addPage(new PDPage());
                }
                paper.save(out);
            }
        });
    }

    public static byte[] lockedPaper() {
        return written(out -> {
            try (var paper = new PDDocument()) {
                paper.addPage(new PDPage());
                paper.protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
                paper.save(out);
            }
        });
    }

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        var out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
