package dev.flint.ledger.witness;

import dev.flint.ledger.merkle.Merkle;
import dev.flint.ledger.merkle.MerkleProofs;
import dev.flint.ledger.note.Checkpoint;
import dev.flint.ledger.note.Cosigner;
import dev.flint.ledger.note.VerifierKey;
import dev.flint.ledger.witness.WitnessAnswer.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Cosigns the checkpoints of known logs, each only if it continues the one before: what it has cosigned is on disk
 * before anybody hears of it, so that no crash makes it cosign two histories. Any thread, one at a time.
 */
public final class Witness {
    private static final String DRAFT_ENDING = ".new";

    private final Path directory;
    private final Cosigner cosigner;
    private final List<VerifierKey> logs;
    private final InstantSource clock;

    /**
     * A witness of some logs.
     *
     * @param directory where it remembers, one file per log; made if there is none
     * @param logs whose names are the origins of their checkpoints
     */
    public Witness(Path directory, Cosigner cosigner, List<VerifierKey> logs, InstantSource clock) {
        this.directory = directory;
        this.cosigner = cosigner;
        this.logs = List.copyOf(logs);
        this.clock = clock;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Judges a request, and remembers the checkpoint if it is cosigned.
     *
     * @throws UncheckedIOException when it cannot remember, or cannot read what it remembered: nothing is cosigned then
     */
    public synchronized WitnessAnswer add(String request) {
        Optional<AddCheckpoint> parse = AddCheckpoint.parse(request);
        if (parse.isEmpty()) {
            return new WitnessAnswer.Refused(Reason.MALFORMED);
        }
        AddCheckpoint asked = parse.get();
        Checkpoint checkpoint = asked.checkpoint();
        List<VerifierKey> keys = logs.stream()
                .filter(log -> log.name().equals(checkpoint.origin()))
                .toList();
        if (keys.isEmpty()) {
            return new WitnessAnswer.Refused(Reason.ORIGIN);
        }
        if (keys.stream().noneMatch(asked.note()::isSignedBy)) {
            return new WitnessAnswer.Refused(Reason.SIGNATURE);
        }
        if (asked.oldSize() > checkpoint.size()) {
            return new WitnessAnswer.Refused(Reason.MALFORMED);
        }
        try {
            return judge(asked);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WitnessAnswer judge(AddCheckpoint asked) throws IOException {
        Checkpoint checkpoint = asked.checkpoint();
        Optional<Checkpoint> known = known(checkpoint.origin());
        long size = known.map(Checkpoint::size).orElse(0L);
        boolean same = known.isEmpty()
                || known.get().size() != checkpoint.size()
                || Arrays.equals(known.get().root(), checkpoint.root());
        if (asked.oldSize() != size || !same) {
            return new WitnessAnswer.Conflict(size);
        }
        boolean nothingToProve = size == 0 || size == checkpoint.size();
        boolean continues = nothingToProve
                ? asked.proof().isEmpty()
                : MerkleProofs.verifyConsistency(
                        size, checkpoint.size(), asked.proof(), known.get().root(), checkpoint.root());
        if (!continues) {
            return new WitnessAnswer.Refused(Reason.PROOF);
        }
        remember(checkpoint);
        var line = cosigner.cosign(checkpoint, clock.instant().getEpochSecond());
        return new WitnessAnswer.Cosigned(line.line());
    }

    /** The checkpoint that was cosigned last. */
    private Optional<Checkpoint> known(String origin) throws IOException {
        Path file = file(origin);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return Optional.of(WitnessMemory.read(Files.readString(file), file));
    }

    private void remember(Checkpoint checkpoint) throws IOException {
        Path file = file(checkpoint.origin());
        Path draft = file.resolveSibling(file.getFileName() + DRAFT_ENDING);
        ByteBuffer text = ByteBuffer.wrap(WitnessMemory.write(checkpoint).getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private Path file(String origin) {
        byte[] hash = Merkle.sha256(origin.getBytes(StandardCharsets.UTF_8));
        return directory.resolve(HexFormat.of().formatHex(hash));
    }
}
