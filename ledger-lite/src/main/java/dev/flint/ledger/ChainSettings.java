package dev.flint.ledger;

import dev.flint.ledger.note.CheckpointSigner;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * How a chain is opened.
 *
 * @param directory its own directory, on a local file system; created when absent
 * @param origin origin line of its checkpoints, for example {@code ledger.example/main/headers}
 * @param chainCode code in the block headers: empty for the main chain, else the sub-chain's
 * @param signer signs the checkpoints
 * @param clock block time
 * @param mapBytes address space reserved for the index; doubled when full
 * @param segmentBytes size of a preallocated log segment
 * @param queueEntries entries that may wait for the writer
 * @param batchEntries most entries of a block
 * @param batchBytes most entry bytes of a block (one entry may always go alone)
 * @param readersMax reader slots of the index: one for each reading thread
 * @param heartbeatMillis after so long without an entry an empty block is made; 0 for never
 * @param bootId identity of the machine's present uptime: an index left open is trusted only within it
 */
public record ChainSettings(
        Path directory,
        String origin,
        String chainCode,
        CheckpointSigner signer,
        InstantSource clock,
        long mapBytes,
        int segmentBytes,
        int queueEntries,
        int batchEntries,
        int batchBytes,
        int readersMax,
        long heartbeatMillis,
        String bootId) {

    private static final int SEGMENT_BYTES_MIN = 4_096;
    private static final long MAP_BYTES_MIN = 1 << 17;

    public ChainSettings {
        if (origin.isEmpty() || origin.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("origin must be one line");
        }
        if (chainCode.length() > BlockHeader.CHAIN_BYTES_MAX
                || chainCode.chars().anyMatch(c -> c <= 0x20 || c >= 0x7f)) {
            throw new IllegalArgumentException("chain code must be short printable ASCII");
        }
        if (mapBytes < MAP_BYTES_MIN || segmentBytes < SEGMENT_BYTES_MIN) {
            throw new IllegalArgumentException("map of " + mapBytes + ", segments of " + segmentBytes + " bytes");
        }
        if (heartbeatMillis < 0) {
            throw new IllegalArgumentException("a heartbeat every " + heartbeatMillis + " ms");
        }
        if (queueEntries < 1 || batchEntries < 1 || batchBytes < 1 || readersMax < 2) {
            throw new IllegalArgumentException("queue, batch and readers must have room");
        }
    }

    /** A main chain with the house's limits and the system's clock. */
    public static ChainSettings defaults(Path directory, String origin, CheckpointSigner signer) {
        return new ChainSettings(
                directory,
                origin,
                "",
                signer,
                InstantSource.system(),
                64L << 30,
                64 << 20,
                8_192,
                5_000,
                4 << 20,
                1_024,
                0,
                BootId.read());
    }

    public ChainSettings withDirectory(Path value) {
        return new ChainSettings(
                value,
                origin,
                chainCode,
                signer,
                clock,
                mapBytes,
                segmentBytes,
                queueEntries,
                batchEntries,
                batchBytes,
                readersMax,
                heartbeatMillis,
                bootId);
    }

    public ChainSettings withChainCode(String value) {
        return new ChainSettings(
                directory,
                origin,
                value,
                signer,
                clock,
                mapBytes,
                segmentBytes,
                queueEntries,
                batchEntries,
                batchBytes,
                readersMax,
                heartbeatMillis,
                bootId);
    }

    public ChainSettings withClock(InstantSource value) {
        return new ChainSettings(
                directory,
                origin,
                chainCode,
                signer,
                value,
                mapBytes,
                segmentBytes,
                queueEntries,
                batchEntries,
                batchBytes,
                readersMax,
                heartbeatMillis,
                bootId);
    }

    public ChainSettings withMapBytes(long value) {
        return new ChainSettings(
                directory,
                origin,
                chainCode,
                signer,
                clock,
                value,
                segmentBytes,
                queueEntries,
                batchEntries,
                batchBytes,
                readersMax,
                heartbeatMillis,
                bootId);
    }

    public ChainSettings withSegmentBytes(int value) {
        return new ChainSettings(
                directory,
                origin,
                chainCode,
                signer,
                clock,
                mapBytes,
                value,
                queueEntries,
                batchEntries,
                batchBytes,
                readersMax,
                heartbeatMillis,
                bootId);
    }

    public ChainSettings withQueueEntries(int value) {
        return new ChainSettings(
                directory,
                origin,
                chainCode,
                signer,
                clock,
                mapBytes,
                segmentBytes,
                value,
                batchEntries,
                batchBytes,
                readersMax,
                heartbeatMillis,
                bootId);
    }

    public ChainSettings withBatchEntries(int value) {
        return new ChainSettings(
                directory,
                origin,
                chainCode,
                signer,
                clock,
                mapBytes,
                segmentBytes,
                queueEntries,
                value,
                batchBytes,
                readersMax,
                heartbeatMillis,
                bootId);
    }

    public ChainSettings withBatchBytes(int value) {
        return new ChainSettings(
                directory,
                origin,
                chainCode,
                signer,
                clock,
                mapBytes,
                segmentBytes,
                queueEntries,
                batchEntries,
                value,
                readersMax,
                heartbeatMillis,
                bootId);
    }

    public ChainSettings withReadersMax(int value) {
        return new ChainSettings(
                directory,
                origin,
                chainCode,
                signer,
                clock,
                mapBytes,
                segmentBytes,
                queueEntries,
                batchEntries,
                batchBytes,
                value,
                heartbeatMillis,
                bootId);
    }

    public ChainSettings withHeartbeatMillis(long value) {
        return new ChainSettings(
                directory,
                origin,
                chainCode,
                signer,
                clock,
                mapBytes,
                segmentBytes,
                queueEntries,
                batchEntries,
                batchBytes,
                readersMax,
                value,
                bootId);
    }

    public ChainSettings withBootId(String value) {
        return new ChainSettings(
                directory,
                origin,
                chainCode,
                signer,
                clock,
                mapBytes,
                segmentBytes,
                queueEntries,
                batchEntries,
                batchBytes,
                readersMax,
                heartbeatMillis,
                value);
    }
}
