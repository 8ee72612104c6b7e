package dev.flint.ledger.witness;

import dev.flint.ledger.merkle.CompactRange;
import dev.flint.ledger.merkle.LogHashes;
import dev.flint.ledger.merkle.Merkle;
import dev.flint.ledger.note.Checkpoint;
import dev.flint.ledger.note.CheckpointSigner;
import dev.flint.ledger.note.SignedNote;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A log that asks for cosignatures as it grows. */
record GrowingLog(CheckpointSigner signer, LogHashes hashes) {
    /** So many leaves; another history differs from a leaf on. */
    static GrowingLog of(Path directory, CheckpointSigner signer, int size, int otherFrom) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(Merkle.leafHash(new byte[] {(byte) i, (byte) (i < otherFrom ? 0 : 1)}));
        }
        LogHashes hashes = LogHashes.open(directory.resolve("log" + otherFrom + "-" + size), CompactRange.EMPTY);
        hashes.append(leaves);
        return new GrowingLog(signer, hashes);
    }

    Checkpoint checkpoint(long size) {
        return new Checkpoint(signer.verifierKey().name(), size, hashes.root(size));
    }

    SignedNote note(long size) {
        String text = checkpoint(size).text();
        return signer.note(text, signer.sign(text));
    }

    String request(long oldSize, long size) {
        List<byte[]> proof = oldSize == 0 || oldSize == size ? List.of() : hashes.consistencyProof(oldSize, size);
        return new AddCheckpoint(oldSize, proof, note(size), checkpoint(size)).format();
    }
}
