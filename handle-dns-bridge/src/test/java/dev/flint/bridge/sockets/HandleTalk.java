package dev.flint.bridge.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bridge.handle.Authentication;
import dev.flint.bridge.handle.Envelope;
import dev.flint.bridge.handle.Fragments;
import dev.flint.bridge.handle.HandleRecord;
import dev.flint.bridge.handle.HandleService;
import dev.flint.bridge.handle.HandleValue;
import dev.flint.bridge.handle.Header;
import dev.flint.bridge.handle.Message;
import dev.flint.bridge.handle.MessageBody;
import dev.flint.bridge.handle.RecordSource;
import dev.flint.bridge.handle.SiteInfo;
import io.vertx.core.Future;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Both sides of a conversation. */
final class HandleTalk {
    private HandleTalk() {}

    /** Everything is known to it: a URL with the Handle in it, and a long value. */
    static HandleService service() {
        RecordSource records = handle -> Future.succeededFuture(new HandleRecord.Found(List.of(
                HandleValue.of(1, "URL", "https://example.com/" + handle, 0, 60),
                HandleValue.of(2, "BIG", "x".repeat(3_000), 0, 60))));
        var clock = InstantSource.system();
        return new HandleService(
                records,
                () -> new SiteInfo(SiteInfo.Version.NEWEST, 1, 0, 2, "", List.of(), List.of()),
                clock,
                new Authentication(records, clock, new SplittableRandom(1), task -> Future.succeededFuture(task.get())),
                Optional.empty(),
                Optional.empty());
    }

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
