package org.tiaokuai.document.internal;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/** A round stamp as authorities put it on paper: a name along the ring, a star, and below it what the stamp is. */
final class Stamp {

    private static final int SIDE = 512;
    private static final double CENTRE = SIDE / 2.0;
    private static final double RING = 246;
    private static final float RING_WIDTH = 9;

    /** On which circle the name stands. */
    private static final double BASE = 164;

    private static final double WIDEST = Math.toRadians(276);
    private static final double LOOSEST = Math.toRadians(26);
    private static final double LARGEST = 66;
    private static final double STAR = 74;
    private static final double BELOW = 134;
    private static final double BELOW_SIZE = 38;
    private static final Color RED = new Color(0xC2, 0x1A, 0x1A);

    private final DocumentFonts fonts;
    private final String around;
    private final String below;

    Stamp(DocumentFonts fonts, String around, String below) {
        if (around.isBlank()) {
            throw new IllegalArgumentException("A stamp bears a name");
        }
        this.fonts = fonts;
        this.around = around;
        this.below = below;
    }

    String png() {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D paper = image.createGraphics();
        paper.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        paper.setColor(RED);
        paper.translate(CENTRE, CENTRE);
        paper.setStroke(new BasicStroke(RING_WIDTH));
        paper.draw(new Ellipse2D.Double(-RING, -RING, 2 * RING, 2 * RING));
        paper.fill(star());
        drawAround(paper);
        drawBelow(paper);
        paper.dispose();
        return InlinePng.of(image);
    }

    private void drawAround(Graphics2D paper) {
        int[] characters = around.codePoints().toArray();
        double step = Math.min(LOOSEST, WIDEST / characters.length);
        double size = Math.min(LARGEST, step * BASE);
        for (int i = 0; i < characters.length; i++) {
            AffineTransform place = AffineTransform.getRotateInstance((i - (characters.length - 1) / 2.0) * step);
            place.translate(-size / 2, -BASE);
            paper.fill(character(characters[i], size, place));
        }
    }

    private void drawBelow(Graphics2D paper) {
        int[] characters = below.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            double left = (i - characters.length / 2.0) * BELOW_SIZE;
            paper.fill(character(characters[i], BELOW_SIZE, AffineTransform.getTranslateInstance(left, BELOW)));
        }
    }

    private Shape character(int codePoint, double size, AffineTransform place) {
        place.scale(size, size);
        return place.createTransformedShape(fonts.outline(codePoint));
    }

    private static Shape star() {
        Path2D star = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (int point = 0; point < 5; point++) {
            double angle = Math.toRadians(-90 + 144 * point);
            double x = STAR * Math.cos(angle);
            double y = STAR * Math.sin(angle);
            if (point == 0) {
                star.moveTo(x, y);
            } else {
                star.lineTo(x, y);
            }
        }
        star.closePath();
        return star;
    }
}
