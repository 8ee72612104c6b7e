package dev.flint.deploy.house;

import java.io.DataInputStream;
import java.net.URI;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocket;

/**
 * What somebody said over TLS.
 *
 * @param subject whose certificate was shown
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record TlsTalk(String subject, byte[] said) {
    private static final int MILLIS_MAX = 10_000;

    /** The answer to a query of the DNS. */
    static TlsTalk query(int port, byte[] query) throws Exception {
        try (var socket =
                (SSLSocket) TestCertificate.trusting().getSocketFactory().createSocket("127.0.0.1", port)) {
            socket.setSoTimeout(MILLIS_MAX);
            socket.getOutputStream().write(new byte[] {(byte) (query.length >>> 8), (byte) query.length});
            socket.getOutputStream().write(query);
            var in = new DataInputStream(socket.getInputStream());
            byte[] answer = in.readNBytes(in.readUnsignedShort());
            return new TlsTalk(subject(socket.getSession().getPeerCertificates()), answer);
        }
    }

    /** The body of a page. */
    static TlsTalk get(int port, String path) throws Exception {
        var connection = (HttpsURLConnection)
                URI.create("https://127.0.0.1:" + port + path).toURL().openConnection();
        connection.setSSLSocketFactory(TestCertificate.trusting().getSocketFactory());
        connection.setHostnameVerifier((host, session) -> true);
        connection.setReadTimeout(MILLIS_MAX);
        try (var body = connection.getInputStream()) {
            return new TlsTalk(subject(connection.getServerCertificates()), body.readAllBytes());
        }
    }

    private static String subject(Certificate[] chain) {
        return ((X509Certificate) chain[0]).getSubjectX500Principal().getName();
    }
}
