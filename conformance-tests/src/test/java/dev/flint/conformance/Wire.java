package dev.flint.conformance;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A connection to a server, byte by byte: a client of good manners cannot ask what has to be asked here. */
final class Wire implements AutoCloseable {
    private static final int WAIT_MILLIS = 20_000;
    private static final String CLOSE = "Host: localhost\r\nConnection: close\r\n";

    private final Socket socket;
    private final InputStream in;

    Wire(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(WAIT_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An answer, or the end of the connection without one.
     *
     * @param status 0 when the server hung up without a word
     * @param head the status line and the fields as they came
     * @param fields by name in lower case
     */
    record Reply(int status, String head, Map<String, String> fields, String body) {
        static final Reply NONE = new Reply(0, "", Map.of(), "");

        String field(String name) {
            return fields.getOrDefault(name, "");
        }
    }

    /** One request on a connection of its own; the target goes out as it is, one octet per character. */
    static Reply get(int port, String target, String... fields) {
        try (var wire = new Wire(port)) {
            wire.send("GET " + target + " HTTP/1.1\r\n" + CLOSE + lines(fields) + "\r\n");
            return wire.reply();
        }
    }

    static Reply post(int port, String target, byte[] body, String... fields) {
        try (var wire = new Wire(port)) {
            wire.send("POST " + target + " HTTP/1.1\r\n" + CLOSE + lines(fields) + "Content-Type: application/json\r\n"
                    + "Content-Length: " + body.length + "\r\n\r\n");
            wire.send(body);
            return wire.reply();
        }
    }

    private static String lines(String... fields) {
        return fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n";
    }

    /** Whether the other side took it. */
    boolean send(String text) {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    boolean send(byte[] octets) {
        try {
            socket.getOutputStream().write(octets);
            socket.getOutputStream().flush();
            return true;
        } catch (IOException hungUp) {
            return false;
        }
    }

    /** The next answer. */
    Reply reply() {
        try {
            var head = new StringBuilder();
            String status = line();
            head.append(status).append('\n');
            var fields = new TreeMap<String, String>();
            for (String line = line(); !line.isEmpty(); line = line()) {
                head.append(line).append('\n');
                int colon = line.indexOf(':');
                fields.merge(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip(),
                        (one, other) -> one + ", " + other);
            }
            int length = Integer.parseInt(fields.getOrDefault("content-length", "0"));
            String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            return new Reply(Integer.parseInt(status.split(" ", 3)[1]), head.toString(), fields, body);
        } catch (SocketTimeoutException silent) {
            throw new AssertionError("neither an answer nor the end", silent);
        } catch (IOException hungUp) {
            return Reply.NONE;
        }
    }

    /** Waits until the server has hung up; answers that come first are thrown away. */
    boolean isCutOff() {
        try {
            while (in.read() >= 0) {
                // What the server says before is not the question.
            }
            return true;
        } catch (SocketTimeoutException silent) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("hung up");
            }
            if (octet != '\r') {
                line.write(octet);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
