package dev.flint.ledger;

import dev.flint.ledger.merkle.LogHashes;
import dev.flint.ledger.note.Checkpoint;
import dev.flint.ledger.note.CheckpointSigner;
import dev.flint.ledger.proof.HeaderProof;
import org.jspecify.annotations.Nullable;

/** The proof of the newest header, made once per block and shared by all answers from it. Any thread. */
final class SignedHeaders {
    private final CheckpointSigner signer;
    private final LogHashes headers;
    private volatile @Nullable Cached newest;

    private record Cached(long height, HeaderProof proof) {}

    SignedHeaders(CheckpointSigner signer, LogHashes headers) {
        this.signer = signer;
        this.headers = headers;
    }

    /** A block's header, under the checkpoint that its own signature is over. */
    HeaderProof of(BlockRow block) {
        Cached cached = newest;
        if (cached != null && cached.height == block.height()) {
            return cached.proof;
        }
        long size = block.height() + 1;
        var checkpoint = new Checkpoint(signer.verifierKey().name(), size, headers.root(size));
        HeaderProof proof = new HeaderProof(
                block.header(),
                block.height(),
                headers.inclusionPath(block.height(), size),
                signer.note(checkpoint.text(), block.signature()).format());
        newest = new Cached(block.height(), proof);
        return proof;
    }
}
