package dev.flint.bridge.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bridge.handle.Envelope;
import dev.flint.bridge.handle.Fragments;
import dev.flint.bridge.handle.Header;
import dev.flint.bridge.handle.Message;
import dev.flint.bridge.handle.MessageBody;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.util.Arrays;
import java.util.List;

/** Both sides of a conversation. */
final class HandleTalk {
    private HandleTalk() {}

    static byte[] question(int requestId, String handle, String... types) {
        var envelope = new Envelope(2, 11, 0, 2, 11, 0, requestId, 0, 0);
        var header = new Header(1, 0, Header.PUBLIC_ONLY, 0xFFFF, 0, 0, 0);
        var body = new MessageBody.ResolutionRequest(handle, List.of(), List.of(types), new byte[0]);
        return new Message(envelope, header, body, new byte[4]).encode();
    }

    static MessageBody.Values values(byte[] answer) {
        return (MessageBody.Values) Message.decode(answer).orElseThrow().body();
    }

    static byte[] read(DataInputStream in) throws IOException {
        byte[] head = in.readNBytes(Envelope.OCTETS);
        byte[] rest = in.readNBytes(Envelope.of(head).messageLength());
        byte[] whole = Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, whole, head.length, rest.length);
        return whole;
    }

    static byte[] receive(DatagramSocket socket) throws IOException {
        var packet = new DatagramPacket(new byte[2_000], 2_000);
        socket.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    static byte[] joined(DatagramSocket socket) throws IOException {
        byte[] first = receive(socket);
        var fragments = Fragments.begin(Envelope.of(first), Message.OCTETS_MAX).orElseThrow();
        var whole = fragments.add(Envelope.of(first), first);
        while (whole.isEmpty()) {
            byte[] next = receive(socket);
            assertThat(next).hasSizeLessThanOrEqualTo(Fragments.DATAGRAM_OCTETS);
            whole = fragments.add(Envelope.of(next), next);
        }
        return whole.get();
    }
}
