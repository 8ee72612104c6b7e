package dev.flint.bid.register;

import dev.flint.json.Jcs;
import dev.flint.ledger.Slot;
import dev.flint.ledger.StateRecord;
import dev.flint.ledger.merkle.Merkle;
import dev.flint.spi.DocumentBytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What the ledger's state root commits to about an identifier: a JSON object in canonical form (RFC 8785). Of a VAA
 * code or a node, {@code ctl} holds the identifier that controls it and {@code doc} is over what was registered.
 *
 * <pre>
 * {"ctl":[…],"did":"…","doc":"…","id":"…","position":n,"prev":"…","seq":n,"st":"active","txId":"…","updated":n}
 * </pre>
 *
 * <ul>
 *   <li>{@code ctl}: ids of the keys that may change the document; absent once it is deactivated
 *   <li>{@code did}: SHA-256 of the canonical DID document without its {@code @context}, as it is resolved
 *   <li>{@code doc}: SHA-256 of the canonical BID document as it was registered; absent once it is deactivated
 *   <li>{@code position}, {@code txId}: the operation's place in the transaction log and its leaf hash
 *   <li>{@code prev}: SHA-256 of the record before; absent in the first
 *   <li>{@code seq}: 1 for the first version, then one more each time
 *   <li>{@code st}: {@code active} or {@code deactivated}
 *   <li>{@code updated}: from when it holds by its signer's word, milliseconds since the epoch; a deactivation
 *       without one holds from a millisecond after the version before
 * </ul>
 *
 * It is a function of the log's entries alone: neither blocks nor the program's version may show in it.
 */
public final class CommittedRecord {
    /** Bytes that {@link #of} adds to a beginning, at most. */
    static final int TAIL_BYTES_MAX = 300;

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] SEQ = "\"seq\":".getBytes(StandardCharsets.US_ASCII);

    private CommittedRecord() {}

    /** The members up to {@code id}: all that is known before the place in the log is. */
    public static byte[] beginning(String id, List<String> control, byte[] didHash, byte[] documentHash) {
        var out = new ByteArrayOutputStream(400);
        for (int i = 0; i < control.size(); i++) {
            put(out, i == 0 ? "{\"ctl\":[" : ",");
            out.writeBytes(Jcs.text(control.get(i)));
        }
        put(out, control.isEmpty() ? "{\"ctl\":[" : "");
        put(
                out,
                "],\"did\":\"" + HEX.formatHex(didHash) + "\",\"doc\":\"" + HEX.formatHex(documentHash)
                        + "\",\"id\":\"");
        put(out, id + "\"");
        return out.toByteArray();
    }

    /** The members up to {@code id} of a deactivated identifier. */
    public static byte[] beginningDeactivated(String id) {
        byte[] stub = ("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.US_ASCII);
        return ("{\"did\":\"" + HEX.formatHex(Merkle.sha256(stub)) + "\",\"id\":\"" + id + "\"")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The whole record. */
    public static byte[] of(
            byte[] beginning, Slot slot, Optional<StateRecord> before, boolean deactivated, long updatedMillis) {
        var tail = new StringBuilder(TAIL_BYTES_MAX);
        tail.append(",\"position\":").append(slot.position());
        before.ifPresent(record -> tail.append(",\"prev\":\"")
                .append(HEX.formatHex(Merkle.sha256(record.record())))
                .append('"'));
        tail.append(",\"seq\":")
                .append(before.map(record -> seq(record.record())).orElse(0L) + 1);
        tail.append(",\"st\":\"").append(deactivated ? "deactivated" : "active");
        tail.append("\",\"txId\":\"").append(HEX.formatHex(slot.leafHash()));
        tail.append("\",\"updated\":").append(updatedMillis).append('}');
        byte[] record = new byte[beginning.length + tail.length()];
        System.arraycopy(beginning, 0, record, 0, beginning.length);
        byte[] rest = tail.toString().getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(rest, 0, record, beginning.length, rest.length);
        return record;
    }

    /** SHA-256 of a DID document without its context, which is all that media type and server change. */
    public static byte[] hashOf(DocumentBytes document) {
        byte[] members = document.members();
        byte[] object = new byte[members.length + 2];
        object[0] = '{';
        System.arraycopy(members, 0, object, 1, members.length);
        object[object.length - 1] = '}';
        return Merkle.sha256(object);
    }

    /** Which version a record is of. From the end: nothing of what signers write stands behind the number. */
    static long seq(byte[] record) {
        int at = record.length - SEQ.length;
        while (!stands(record, at)) {
            at--;
        }
        long seq = 0;
        for (int i = at + SEQ.length; record[i] != ','; i++) {
            seq = seq * 10 + record[i] - '0';
        }
        return seq;
    }

    private static boolean stands(byte[] record, int at) {
        for (int i = 0; i < SEQ.length; i++) {
            if (record[at + i] != SEQ[i]) {
                return false;
            }
        }
        return true;
    }

    private static void put(ByteArrayOutputStream out, String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
