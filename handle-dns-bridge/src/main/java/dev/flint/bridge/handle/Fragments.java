package dev.flint.bridge.handle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** A message in datagrams: each at most 512 octets, its envelope included (Handle digest, 1.1). */
public final class Fragments {
    /** Longest datagram. */
    public static final int DATAGRAM_OCTETS = 512;

    private static final int PIECE = DATAGRAM_OCTETS - Envelope.OCTETS;

    private final byte[] whole;
    private final BitSet missing = new BitSet();

    private Fragments(Envelope envelope) {
        int length = envelope.messageLength();
        whole = new byte[Envelope.OCTETS + length];
        missing.set(0, (length + PIECE - 1) / PIECE);
        var out = new WireWriter(Envelope.OCTETS);
        envelope.of(0, length, envelope.flags()).write(out);
        System.arraycopy(out.toOctets(), 0, whole, 0, Envelope.OCTETS);
    }

    /** The datagrams of a message that is in one piece. */
    public static List<byte[]> split(byte[] message) {
        if (message.length <= DATAGRAM_OCTETS) {
            return List.of(message);
        }
        var envelope = Envelope.read(new WireReader(message));
        List<byte[]> datagrams = new ArrayList<>();
        for (int at = Envelope.OCTETS; at < message.length; at += PIECE) {
            int end = Math.min(message.length, at + PIECE);
            var out = new WireWriter(Envelope.OCTETS + end - at);
            envelope.of(datagrams.size(), envelope.messageLength(), envelope.flags())
                    .write(out);
            datagrams.add(out.octets(Arrays.copyOfRange(message, at, end)).toOctets());
        }
        return datagrams;
    }

    /** Begins to collect the pieces of a message; empty when it is too long for its limit. */
    public static Optional<Fragments> begin(Envelope first, int octetsMax) {
        return first.messageLength() < 0 || first.messageLength() > octetsMax
                ? Optional.empty()
                : Optional.of(new Fragments(first));
    }

    /** Takes a piece; the message when it was the last that was missing. What does not fit is left out. */
    public Optional<byte[]> add(Envelope envelope, byte[] datagram) {
        int piece = envelope.sequence();
        long at = Envelope.OCTETS + (long) piece * PIECE;
        int length = datagram.length - Envelope.OCTETS;
        boolean fits = piece >= 0
                && envelope.messageLength() == whole.length - Envelope.OCTETS
                && at < whole.length
                && length == Math.min(PIECE, whole.length - at);
        if (fits) {
            System.arraycopy(datagram, Envelope.OCTETS, whole, (int) at, length);
            missing.clear(piece);
        }
        return missing.isEmpty() ? Optional.of(whole) : Optional.empty();
    }
}
