package dev.flint.deploy.carrier;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** A picture in black and white. */
final class Pixels {
    private static final int WHITE = 0xFFFFFFFF;
    private static final int BLACK = 0xFF000000;
    private static final Pattern SIZE = Pattern.compile("<svg width=\"(\\d+)\" height=\"(\\d+)\"");
    private static final Pattern BAR =
            Pattern.compile("<rect x=\"([\\d.]+)\" y=\"([\\d.]+)\" width=\"([\\d.]+)\" height=\"([\\d.]+)\"\\s*/>");

    private final int width;
    private final int height;
    private final int[] colours;

    private Pixels(int width, int height) {
        this.width = width;
        this.height = height;
        this.colours = new int[width * height];
        Arrays.fill(colours, WHITE);
    }

    static Pixels ofPng(byte[] png) {
        try {
            var image = ImageIO.read(new ByteArrayInputStream(png));
            var pixels = new Pixels(image.getWidth(), image.getHeight());
            image.getRGB(0, 0, pixels.width, pixels.height, pixels.colours, 0, pixels.width);
            return pixels;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Pixels ofSvg(byte[] svg) {
        String text = new String(svg, StandardCharsets.UTF_8);
        var size = SIZE.matcher(text);
        if (!size.find()) {
            throw new AssertionError(text);
        }
        var pixels = new Pixels(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
        var bars = BAR.matcher(text);
        while (bars.find()) {
            pixels.fill(whole(bars, 1), whole(bars, 2), whole(bars, 3), whole(bars, 4));
        }
        return pixels;
    }

    private static int whole(Matcher matcher, int group) {
        double value = Double.parseDouble(matcher.group(group));
        if (value != Math.rint(value)) {
            throw new AssertionError("no whole number of pixels: " + value);
        }
        return (int) value;
    }

    private void fill(int x, int y, int across, int down) {
        for (int row = y; row < y + down; row++) {
            Arrays.fill(colours, row * width + x, row * width + x + across, BLACK);
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    int[] colours() {
        return colours.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pixels pixels && width == pixels.width && Arrays.equals(colours, pixels.colours);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(colours);
    }

    @Override
    public String toString() {
        return width + " x " + height;
    }
}
