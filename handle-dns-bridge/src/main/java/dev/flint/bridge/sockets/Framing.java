package dev.flint.bridge.sockets;

import dev.flint.bridge.handle.Envelope;
import dev.flint.bridge.handle.Message;
import io.vertx.core.buffer.Buffer;

/** How messages follow each other on a connection. */
enum Framing {
    /** Each with an envelope that says how long it is. */
    HANDLE(Envelope.OCTETS, 0) {
        @Override
        int lengthOf(Buffer received, int at) {
            int length = received.getInt(at + Envelope.OCTETS - 4);
            return length < 0 || length > Message.OCTETS_MAX ? ABSURD : Envelope.OCTETS + length;
        }
    },
    /** Each behind its length in two octets (RFC 1035, 4.2.2). */
    DNS(2, 2) {
        @Override
        int lengthOf(Buffer received, int at) {
            return 2 + received.getUnsignedShort(at);
        }
    };

    /** Of what nobody sends. */
    static final int ABSURD = -1;

    private final int headOctets;
    private final int prefixOctets;

    Framing(int headOctets, int prefixOctets) {
        this.headOctets = headOctets;
        this.prefixOctets = prefixOctets;
    }

    /** How many octets tell how long a message is. */
    int headOctets() {
        return headOctets;
    }

    /** How long a message is with all that stands around it. */
    abstract int lengthOf(Buffer received, int at);

    byte[] message(Buffer received, int start, int end) {
        return received.getBytes(start + prefixOctets, end);
    }

    Buffer framed(byte[] message) {
        return prefixOctets == 0
                ? Buffer.buffer(message)
                : Buffer.buffer(prefixOctets + message.length)
                        .appendUnsignedShort(message.length)
                        .appendBytes(message);
    }
}
