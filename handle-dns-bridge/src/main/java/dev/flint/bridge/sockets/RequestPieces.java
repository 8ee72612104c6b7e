package dev.flint.bridge.sockets;

import dev.flint.bridge.handle.Envelope;
import dev.flint.bridge.handle.Fragments;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Requests of the Handle protocol that come in pieces; the oldest gives way. Confined to one thread. */
final class RequestPieces implements Datagrams.Assembly {
    /** Longest request in pieces: a long Handle and many types. */
    private static final int REQUEST_OCTETS_MAX = 16_384;

    private static final int REQUESTS_IN_PIECES_MAX = 128;

    private final Map<Sender, Fragments> pieces = new LinkedHashMap<>();

    private record Sender(InetSocketAddress address, int requestId) {}

    @Override
    public Optional<byte[]> add(InetSocketAddress sender, byte[] datagram) {
        if (datagram.length < Envelope.OCTETS) {
            return Optional.empty(); // whose datagram it is cannot even be told
        }
        var envelope = Envelope.of(datagram);
        return envelope.messageLength() > Fragments.DATAGRAM_OCTETS - Envelope.OCTETS
                ? piece(new Sender(sender, envelope.requestId()), envelope, datagram)
                : Optional.of(datagram);
    }

    private Optional<byte[]> piece(Sender sender, Envelope envelope, byte[] datagram) {
        if (!pieces.containsKey(sender)) {
            var begun = Fragments.begin(envelope, REQUEST_OCTETS_MAX);
            if (begun.isEmpty()) {
                return Optional.empty();
            }
            if (pieces.size() == REQUESTS_IN_PIECES_MAX) {
                pieces.remove(pieces.keySet().iterator().next());
            }
            pieces.put(sender, begun.get());
        }
        var whole = Optional.ofNullable(pieces.get(sender)).flatMap(fragments -> fragments.add(envelope, datagram));
        if (whole.isPresent()) {
            pieces.remove(sender);
        }
        return whole;
    }
}
