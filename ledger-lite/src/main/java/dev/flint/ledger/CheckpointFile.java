package dev.flint.ledger;

import dev.flint.ledger.note.Checkpoint;
import dev.flint.ledger.note.CheckpointParse;
import dev.flint.ledger.note.NoteParse;
import dev.flint.ledger.note.SignedNote;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The newest signed checkpoint as text, rewritten in place after each block without a sync. It is the mark by which a
 * last block that was altered is told from one that was never finished.
 */
final class CheckpointFile implements Closeable {
    static final String NAME = "checkpoint";

    private final FileChannel channel;

    CheckpointFile(Path directory) throws IOException {
        this.channel = FileChannel.open(directory.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    void write(String note) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8));
        int length = bytes.remaining();
        while (bytes.hasRemaining()) {
            channel.write(bytes, bytes.position());
        }
        channel.truncate(length);
    }

    void sync() throws IOException {
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    static boolean exists(Path directory) {
        return Files.exists(directory.resolve(NAME));
    }

    /** The checkpoint, when the file holds one of this origin that the chain's key signed. */
    static Optional<Checkpoint> read(Path directory, ChainSettings settings) throws IOException {
        if (!exists(directory)) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(directory.resolve(NAME));
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (!(SignedNote.parse(text) instanceof NoteParse.Parsed parsed)
                || !parsed.note().isSignedBy(settings.signer().verifierKey())
                || !(Checkpoint.parse(parsed.note().text()) instanceof CheckpointParse.Parsed checkpoint)) {
            return Optional.empty();
        }
        return Optional.of(checkpoint.checkpoint())
                .filter(found -> found.origin().equals(settings.origin()));
    }
}
