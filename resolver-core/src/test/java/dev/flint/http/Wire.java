package dev.flint.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A connection to the server, byte by byte: clients of good manners cannot ask what has to be asked here. */
final class Wire implements AutoCloseable {
    private static final int WAIT_MILLIS = 30_000;

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

    /** @param fields lines of the header, without line ends */
    Reply get(String target, String... fields) {
        return ask("GET", target, "", fields);
    }

    Reply ask(String method, String target, String body, String... fields) {
        send(request(method, target, body, fields));
        return reply(method);
    }

    static String request(String method, String target, String body, String... fields) {
        var text = new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\nHost: localhost\r\n");
        for (String field : fields) {
            text.append(field).append("\r\n");
        }
        if (!body.isEmpty()) {
            text.append("Content-Length: ").append(body.getBytes(UTF_8).length).append("\r\n");
        }
        return text.append("\r\n").append(body).toString();
    }

    void send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(UTF_8));
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next response; one to HEAD has no body, whatever its length says. */
    Reply reply(String method) {
        try {
            String status = line();
            var fields = new TreeMap<String, String>();
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                fields.merge(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip(),
                        (one, other) -> one + ", " + other);
            }
            int code = Integer.parseInt(status.split(" ", 3)[1]);
            boolean hasBody = !method.equals("HEAD") && code >= 200 && code != 204 && code != 304;
            int length = hasBody ? Integer.parseInt(fields.getOrDefault("content-length", "0")) : 0;
            return new Reply(code, fields, new String(in.readNBytes(length), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the server has hung up; answers that come first are thrown away. */
    boolean isCutOff() {
        try {
            while (in.read() >= 0) {
                // What the server said before is not the question.
            }
            return true;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("cut off");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A response.
     *
     * @param fields by name in lower case
     */
    record Reply(int status, Map<String, String> fields, String body) {
        Optional<String> field(String name) {
            return Optional.ofNullable(fields.get(name));
        }
    }
}
