package dev.flint.bridge.handle;

import io.vertx.core.Future;
import java.util.Arrays;

/** The signature behind an answer (Handle digest, 1.6). */
final class Credential {
    private static final String TYPE = "HS_SIGNED";
    private static final String HASH = "SHA-256";
    private static final int CREDENTIAL_LENGTH_OCTETS = 4;

    private Credential() {}

    /**
     * A message with a signature instead of the credential that it has.
     *
     * @param message that ends in an empty credential
     */
    static Future<byte[]> added(byte[] message, AnswerSigner signer) {
        var envelope = Envelope.of(message);
        int end = message.length - CREDENTIAL_LENGTH_OCTETS;
        byte[] headerAndBody = Arrays.copyOfRange(message, Envelope.OCTETS, end);
        return signer.sign(signed(envelope, headerAndBody)).map(signature -> {
            byte[] credential =
                    new WireWriter(512).counted(credential(signature)).toOctets();
            int length = headerAndBody.length + credential.length;
            var out = new WireWriter(Envelope.OCTETS + length);
            envelope.of(0, length, envelope.flags()).write(out);
            return out.octets(headerAndBody).octets(credential).toOctets();
        });
    }

    /** From 2.8 on it is also over what says which message it is. */
    private static byte[] signed(Envelope envelope, byte[] headerAndBody) {
        var out = new WireWriter(headerAndBody.length + 16);
        if (envelope.major() > 2 || envelope.minor() >= 8) {
            out.u8(envelope.major())
                    .u8(envelope.minor())
                    .u8(envelope.suggestMajor())
                    .u8(envelope.suggestMinor())
                    .i32(envelope.sessionId())
                    .i32(envelope.requestId())
                    .i32(0);
        }
        return out.octets(headerAndBody).toOctets();
    }

    private static byte[] credential(byte[] signature) {
        byte[] info = new WireWriter(300).text(HASH).counted(signature).toOctets();
        return new WireWriter(512)
                .u8(0)
                .u8(0)
                .u16(0)
                .text("")
                .i32(0)
                .text(TYPE)
                .counted(info)
                .toOctets();
    }
}
