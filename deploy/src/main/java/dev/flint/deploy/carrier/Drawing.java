package dev.flint.deploy.carrier;

import dev.flint.vaa.Identity15459;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import uk.org.okapibarcode.backend.Code128;
import uk.org.okapibarcode.backend.DataMatrix;
import uk.org.okapibarcode.backend.HumanReadableLocation;
import uk.org.okapibarcode.backend.QrCode;
import uk.org.okapibarcode.backend.Symbol;
import uk.org.okapibarcode.graphics.Color;
import uk.org.okapibarcode.output.SvgRenderer;

/** The symbol that carries an identity, with the quiet zone that its standard asks for. */
public final class Drawing {
    /** Pixels per module. */
    public static final int SCALE_MAX = 32;

    public static final int SCALE_DEFAULT = 8;

    /** Every kind of symbol holds as much, and no identity needs more. */
    private static final int CONTENT_MAX = 128;

    private static final int WHITE = 0xFFFFFF;

    private final Symbol symbol;

    private Drawing(Symbol symbol) {
        this.symbol = symbol;
    }

    /** Empty when the identity is too long for a symbol. */
    public static Optional<Drawing> of(Identity15459 identity, Symbology symbology) {
        String content = symbology.content(identity);
        if (content.length() > CONTENT_MAX) {
            return Optional.empty();
        }
        var symbol = blank(symbology);
        symbol.setContent(content);
        return Optional.of(new Drawing(symbol));
    }

    private static Symbol blank(Symbology symbology) {
        return switch (symbology) {
            case DATA_MATRIX -> {
                var matrix = new DataMatrix();
                matrix.setForceMode(DataMatrix.ForceMode.SQUARE);
                quiet(matrix, 1, 1);
                yield matrix;
            }
            case QR -> {
                var qr = new QrCode();
                qr.setPreferredEccLevel(QrCode.EccLevel.M);
                quiet(qr, 4, 4);
                yield qr;
            }
            case CODE_128 -> {
                var bars = new Code128();
                bars.setHumanReadableLocation(HumanReadableLocation.NONE);
                quiet(bars, 10, 1);
                yield bars;
            }
        };
    }

    /** In modules. */
    private static void quiet(Symbol symbol, int beside, int above) {
        symbol.setQuietZoneHorizontal(beside);
        symbol.setQuietZoneVertical(above);
    }

    /**
     * As an SVG image.
     *
     * @param scale pixels per module, 1 to {@link #SCALE_MAX}
     */
    public byte[] svg(int scale) {
        var bytes = new ByteArrayOutputStream();
        try {
            new SvgRenderer(bytes, checked(scale), Color.WHITE, Color.BLACK, true).render(symbol);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * As a PNG image in black and white.
     *
     * @param scale pixels per module, 1 to {@link #SCALE_MAX}
     */
    public byte[] png(int scale) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image(checked(scale)), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private BufferedImage image(int scale) {
        int width = symbol.getWidth() * scale;
        int height = symbol.getHeight() * scale;
        var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        fill(image, 0, 0, width, height, WHITE);
        for (var bar : symbol.getRectangles()) {
            int x = scaled(bar.x + symbol.getQuietZoneHorizontal(), scale);
            int y = scaled(bar.y + symbol.getQuietZoneVertical(), scale);
            fill(image, x, y, scaled(bar.width, scale), scaled(bar.height, scale), 0);
        }
        return image;
    }

    private static int scaled(double modules, int scale) {
        return (int) Math.round(modules * scale);
    }

    private static void fill(BufferedImage image, int x, int y, int width, int height, int colour) {
        for (int row = y; row < y + height; row++) {
            for (int column = x; column < x + width; column++) {
                image.setRGB(column, row, colour);
            }
        }
    }

    private static int checked(int scale) {
        if (scale < 1 || scale > SCALE_MAX) {
            throw new IllegalArgumentException("pixels per module: " + scale);
        }
        return scale;
    }
}
