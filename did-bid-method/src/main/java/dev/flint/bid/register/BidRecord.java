package dev.flint.bid.register;

import dev.flint.bid.BidPublicKey;
import dev.flint.bid.KeyType;
import dev.flint.spi.Answer;
import dev.flint.spi.DocumentBytes;
import dev.flint.spi.Freshness;
import dev.flint.spi.Resolution;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the ledger holds about one identifier: who may change it, and the bytes of every answer about it.
 *
 * @param canonical the identifier, as caches know it
 * @param metadata members of the document metadata, without the version id
 */
@SuppressWarnings("ArrayRecordComponent") // shared, read-only; records are never compared
record BidRecord(
        String canonical,
        boolean deactivated,
        Validity validity,
        Control control,
        DocumentBytes document,
        byte[] metadata) {
    private static final byte[] VERSION_ID = "\"versionId\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AND = "\",".getBytes(StandardCharsets.US_ASCII);

    /**
     * When a version holds.
     *
     * @param updatedMillis when it began, by the signer's word
     * @param ttlSeconds how long others may keep it
     */
    record Validity(long updatedMillis, int ttlSeconds) {}

    /**
     * Who may change a document.
     *
     * @param authentication ids of the keys that may change it
     * @param recovery ids of the keys that may replace the others
     * @param keys the document's own usable keys
     */
    record Control(List<String> authentication, List<String> recovery, List<Key> keys) {
        static final Control NOBODY = new Control(List.of(), List.of(), List.of());

        Optional<Key> key(String keyId) {
            return keys.stream().filter(key -> key.id().equals(keyId)).findFirst();
        }
    }

    /**
     * A key as stored.
     *
     * @param octets as {@link BidPublicKey#raw()}
     */
    record Key(String id, KeyType type, byte[] octets) {
        static Key of(String id, BidPublicKey key) {
            return new Key(id, key.type(), key.raw());
        }

        boolean holdsTheSame(Key other) {
            return type == other.type && Arrays.equals(octets, other.octets);
        }

        BidPublicKey toPublicKey() {
            return BidPublicKey.of(type, octets);
        }
    }

    /**
     * The answer that this version is.
     *
     * @param position where in the ledger it stands: the version id
     */
    Resolution toResolution(long position) {
        byte[] version = Long.toString(position).getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[VERSION_ID.length + version.length + AND.length + metadata.length];
        System.arraycopy(VERSION_ID, 0, whole, 0, VERSION_ID.length);
        System.arraycopy(version, 0, whole, VERSION_ID.length, version.length);
        System.arraycopy(AND, 0, whole, VERSION_ID.length + version.length, AND.length);
        System.arraycopy(metadata, 0, whole, whole.length - metadata.length, metadata.length);
        long updatedSeconds = Math.floorDiv(validity.updatedMillis(), 1_000L);
        var answer = new Answer(document, whole, new Freshness(position, updatedSeconds, validity.ttlSeconds(), false));
        return deactivated ? new Resolution.Deactivated(answer) : new Resolution.Found(answer);
    }
}
