package dev.flint.deploy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Signed operations, one per line; a line that begins with a quote is a JSON string that holds one, as export writes
 * those that have line ends of their own. Compressed or not.
 */
final class OperationLines {
    /** Longest line, in bytes: an operation of the longest body as a JSON string. */
    static final int BYTES_MAX = 2 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;

    OperationLines(InputStream given) throws IOException {
        var buffered = new BufferedInputStream(given, BUFFER_BYTES);
        buffered.mark(2);
        boolean compressed = buffered.read() == GZIP_FIRST && buffered.read() == GZIP_SECOND;
        buffered.reset();
        in = compressed ? new BufferedInputStream(new GZIPInputStream(buffered), BUFFER_BYTES) : buffered;
    }

    /**
     * A line.
     *
     * @param operation its bytes, empty for one that is too long or no JSON string
     */
    @SuppressWarnings("ArrayRecordComponent") // lives for one line
    record Line(byte[] operation) {}

    /** The next line; empty at the end. */
    Optional<Line> next() throws IOException {
        var line = new ByteArrayOutputStream(1_024);
        int octet = in.read();
        if (octet < 0) {
            return Optional.empty();
        }
        for (; octet >= 0 && octet != '\n'; octet = in.read()) {
            if (line.size() <= BYTES_MAX) {
                line.write(octet);
            }
        }
        return Optional.of(new Line(line.size() > BYTES_MAX ? new byte[0] : operation(withoutReturn(line))));
    }

    private static byte[] withoutReturn(ByteArrayOutputStream line) {
        byte[] bytes = line.toByteArray();
        boolean returned = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return returned ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }

    private static byte[] operation(byte[] line) {
        if (line.length == 0 || line[0] != '"') {
            return line;
        }
        try {
            return JSON.readValue(line, String.class).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            return new byte[0];
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory", impossible);
        }
    }

    /** An operation as a line. */
    static String of(byte[] operation) {
        String text = new String(operation, StandardCharsets.UTF_8);
        boolean plain = text.indexOf('\n') < 0 && !text.startsWith("\"");
        return plain ? text : JsonText.quote(text);
    }
}
