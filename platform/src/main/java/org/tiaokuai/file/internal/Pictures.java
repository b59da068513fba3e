package org.tiaokuai.file.internal;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.FileImageInputStream;
import org.tiaokuai.file.FileKind;

/** Decodes a picture and writes it anew: nothing hides behind it, and where it was taken stays with the person. */
final class Pictures {

    /** A page of A4 at 340 dots per inch. */
    private static final int LONGEST_SIDE = 4_000;

    /** What a decoder may be asked to go through; a bomb says more in a few bytes. */
    private static final long MOST_PIXELS = 64_000_000;

    private static final long MOST_BYTES = 200_000_000;

    /** Decoders hold whole rows, however little of them is wanted. */
    private static final int MOST_IN_A_ROW = 20_000;

    /** Cameras write ten scans at most; each is decoded over the whole picture. */
    private static final int MOST_SCANS = 40;

    private static final int PREVIEW_SIDE = 1_000;
    private static final float QUALITY = 0.85f;

    private Pictures() {}

    static BufferedImage read(Path file, FileKind kind) throws IOException {
        if (kind == FileKind.JPEG && scans(file) > MOST_SCANS) {
            throw new IOException("A picture of too many scans");
        }
        var reader = ImageIO.getImageReadersByMIMEType(kind.mediaType()).next();
        try (var in = new FileImageInputStream(file.toFile())) {
            reader.setInput(in, true, true);
            return upright(decode(reader), orientation(file));
        } catch (RuntimeException e) {
            throw new IOException(
                    "Not a picture that can be decoded", e); // decoders meet broken input with any of these
        } finally {
            reader.dispose();
        }
    }

    /** Markers that begin a scan; in the data of a scan FF is never followed by DA (ITU-T T.81, B.1.1.5). */
    private static int scans(Path file) throws IOException {
        int scans = 0;
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            int before = 0;
            for (int now = in.read(); now >= 0; now = in.read()) {
                scans += before == 0xFF && now == 0xDA ? 1 : 0;
                before = now;
            }
        }
        return scans;
    }

    private static BufferedImage decode(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        long pixels = (long) width * height;
        if (pixels > MOST_PIXELS
                || Math.max(width, height) > MOST_IN_A_ROW
                || pixels * bytesOfAPixel(reader) > MOST_BYTES) {
            throw new IOException("A picture of too many pixels");
        }
        var how = reader.getDefaultReadParam();
        int step = Math.max(1, Math.ceilDiv(Math.max(width, height), LONGEST_SIDE));
        how.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, how);
    }

    private static int bytesOfAPixel(ImageReader reader) throws IOException {
        var raw = reader.getRawImageType(0);
        // A JPEG in colours that the reader does not name has four of one byte at most.
        return raw == null ? 4 : Math.ceilDiv(raw.getColorModel().getPixelSize(), Byte.SIZE);
    }

    /** Cameras write how they were held beside the picture, in what is not kept. */
    private static int orientation(Path file) throws IOException {
        try {
            var exif = ImageMetadataReader.readMetadata(file.toFile()).getFirstDirectoryOfType(ExifIFD0Directory.class);
            return exif != null && exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
                    ? exif.getInt(ExifIFD0Directory.TAG_ORIENTATION)
                    : 1;
        } catch (ImageProcessingException | MetadataException e) {
            return 1;
        }
    }

    /** The eight orientations of Exif 2.3, 4.6.4. */
    private static BufferedImage upright(BufferedImage picture, int orientation) {
        int w = picture.getWidth();
        int h = picture.getHeight();
        var turn =
                switch (orientation) {
                    case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
                    case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
                    case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
                    case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                    case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
                    case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
                    case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
                    default -> new AffineTransform();
                };
        return turn.isIdentity() ? picture : drawn(picture, turn, orientation >= 5 ? h : w, orientation >= 5 ? w : h);
    }

    static byte[] write(BufferedImage picture, FileKind kind) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByMIMEType(kind.mediaType()).next();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            var how = writer.getDefaultWriteParam();
            if (kind == FileKind.JPEG) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(kind == FileKind.JPEG ? opaque(picture) : picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static byte[] preview(BufferedImage picture) throws IOException {
        double scale = Math.min(1.0, (double) PREVIEW_SIDE / Math.max(picture.getWidth(), picture.getHeight()));
        var small = drawn(
                picture,
                AffineTransform.getScaleInstance(scale, scale),
                Math.max(1, (int) Math.round(picture.getWidth() * scale)),
                Math.max(1, (int) Math.round(picture.getHeight() * scale)));
        return write(small, FileKind.JPEG);
    }

    private static BufferedImage opaque(BufferedImage picture) {
        return picture.getColorModel().hasAlpha()
                ? drawn(picture, new AffineTransform(), picture.getWidth(), picture.getHeight())
                : picture;
    }

    private static BufferedImage drawn(BufferedImage picture, AffineTransform how, int width, int height) {
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = drawn.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.drawRenderedImage(picture, how);
        pen.dispose();
        return drawn;
    }
}
