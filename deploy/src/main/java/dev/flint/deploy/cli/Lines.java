package dev.flint.deploy.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads lines of UTF-8, each up to a limit: an endless line costs no more than the limit. */
final class Lines {
    /** Longest line, in bytes; the rest of a longer one is read and dropped. */
    static final int BYTES_MAX = 65_536;

    private static final int SHOWN_CHARS = 64;
    private static final int BUFFER_BYTES = 65_536;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;
    private byte[] line = new byte[256];

    Lines(InputStream in) {
        this.in = in;
    }

    /**
     * A line without its end.
     *
     * @param tooLong whether it was longer than the limit: then the text is its beginning
     */
    record Line(String text, boolean tooLong) {
        /** As much of it as an answer repeats. */
        String shown() {
            return tooLong ? text.substring(0, Math.min(SHOWN_CHARS, text.length())) : text;
        }
    }

    /** The next line; empty at the end. */
    Optional<Line> next() {
        int length = 0;
        boolean any = false;
        boolean tooLong = false;
        while (fill()) {
            any = true;
            int end = endOfLine();
            int taken = Math.min(end - position, BYTES_MAX - length);
            tooLong |= taken < end - position;
            if (line.length < length + taken) {
                line = Arrays.copyOf(line, Math.max(length + taken, Math.min(BYTES_MAX, 2 * line.length)));
            }
            System.arraycopy(buffer, position, line, length, taken);
            length += taken;
            boolean ended = end < limit;
            position = ended ? end + 1 : end;
            if (ended) {
                return Optional.of(line(length, tooLong));
            }
        }
        return any ? Optional.of(line(length, tooLong)) : Optional.empty();
    }

    /** Whether something was sent that has not been read: if not, asking for the next line may take long. */
    boolean ready() {
        try {
            return position < limit || in.available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException("reading standard input", e);
        }
    }

    private Line line(int length, boolean tooLong) {
        int end = length > 0 && line[length - 1] == '\r' && !tooLong ? length - 1 : length;
        return new Line(new String(line, 0, end, StandardCharsets.UTF_8), tooLong);
    }

    private int endOfLine() {
        int end = position;
        while (end < limit && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    private boolean fill() {
        if (position < limit) {
            return true;
        }
        try {
            position = 0;
            limit = in.read(buffer);
            return limit > 0;
        } catch (IOException e) {
            throw new UncheckedIOException("reading standard input", e);
        }
    }
}
