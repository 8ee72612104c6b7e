package dev.flint.bridge.dns;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Master;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A name server on loopback that says whatever a test wants, by datagram and by connection. */
final class PlantedNames implements AutoCloseable {
    private static final int DATAGRAM_OCTETS_MAX = 1_232;

    private final List<String> asked = new ArrayList<>();
    private final Function<Message, byte[]> answers;
    private final ServerSocket connections;
    private final DatagramSocket datagrams;

    /** @param answers messages as they go out; one of no octets is none */
    PlantedNames(Function<Message, byte[]> answers) throws IOException {
        this.answers = answers;
        this.connections = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.datagrams = new DatagramSocket(connections.getLocalPort(), InetAddress.getLoopbackAddress());
        new Thread(this::answerDatagrams, "planted datagrams").start();
        new Thread(this::answerConnections, "planted connections").start();
    }

    /** One that knows these records, and that nothing else is there. */
    static PlantedNames of(String zone) throws IOException {
        List<Record> records = records(zone);
        return new PlantedNames(query -> answer(query, records).toWire());
    }

    static List<Record> records(String zone) throws IOException {
        List<Record> records = new ArrayList<>();
        try (var master = new Master(new ByteArrayInputStream(zone.getBytes(StandardCharsets.US_ASCII)))) {
            for (var record = master.nextRecord(); record != null; record = master.nextRecord()) {
                records.add(record);
            }
        }
        return records;
    }

    static Message answer(Message query, List<Record> records) {
        var question = query.getQuestion();
        var answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(question, Section.QUESTION);
        var there = records.stream()
                .filter(record -> record.getName().equals(question.getName()))
                .toList();
        answer.getHeader().setRcode(there.isEmpty() ? Rcode.NXDOMAIN : Rcode.NOERROR);
        there.stream()
                .filter(record -> record.getType() == question.getType())
                .forEach(record -> answer.addRecord(record, Section.ANSWER));
        return answer;
    }

    int port() {
        return datagrams.getLocalPort();
    }

    /** Names and types that were asked for, in turn. */
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    private byte[] answer(byte[] octets) throws IOException {
        var query = new Message(octets);
        synchronized (this) {
            asked.add(query.getQuestion().getName().toString(true)
                    + ' '
                    + Type.string(query.getQuestion().getType()));
        }
        return answers.apply(query);
    }

    private void answerDatagrams() {
        byte[] buffer = new byte[65_535];
        try {
            while (true) {
                var packet = new DatagramPacket(buffer, buffer.length);
                datagrams.receive(packet);
                byte[] answer = answer(Arrays.copyOf(buffer, packet.getLength()));
                if (answer.length > DATAGRAM_OCTETS_MAX) {
                    answer = truncated(new Message(Arrays.copyOf(buffer, packet.getLength())));
                }
                if (answer.length > 0) {
                    datagrams.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            }
        } catch (IOException closed) {
            return;
        }
    }

    private static byte[] truncated(Message query) {
        var answer = answer(query, List.of());
        answer.getHeader().setRcode(Rcode.NOERROR);
        answer.getHeader().setFlag(Flags.TC);
        return answer.toWire();
    }

    private void answerConnections() {
        boolean open = true;
        while (open) {
            open = answeredConnection() || !connections.isClosed();
        }
    }

    private boolean answeredConnection() {
        try (var connection = connections.accept()) {
            var in = new DataInputStream(connection.getInputStream());
            byte[] answer = answer(in.readNBytes(in.readUnsignedShort()));
            var out = new DataOutputStream(connection.getOutputStream());
            out.writeShort(answer.length);
            out.write(answer);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        datagrams.close();
        connections.close();
    }
}
