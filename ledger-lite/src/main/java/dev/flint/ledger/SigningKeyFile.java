package dev.flint.ledger;

import dev.flint.ledger.note.CheckpointSigner;
import dev.flint.ledger.note.Cosigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * A signing key at rest, readable by its owner only. Three lines: a title, the seed and the public key in hex. The
 * public key is there so that a damaged seed is noticed instead of signing with a key nobody knows.
 */
public final class SigningKeyFile {
    /** Name of the key's file when it lies in the chain's directory, where a check looks at it. */
    public static final String NAME = "signing.key";

    private static final String TITLE = "flint-ed25519-v1";
    private static final HexFormat HEX = HexFormat.of();

    private SigningKeyFile() {}

    /**
     * Loads the key, or draws and stores one when there is no file.
     *
     * @param name key name on signature lines
     * @throws LedgerDamagedException when the file is not what was written
     */
    public static CheckpointSigner loadOrCreate(Path file, String name, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                create(file, random);
            }
            return load(file, name);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /**
     * The same for the key of a witness, which must be another file's: a key cosigns, or signs checkpoints, never both.
     *
     * @param name key name on cosignature lines
     * @throws LedgerDamagedException when the file is not what was written
     */
    public static Cosigner loadOrCreateCosigner(Path file, String name, SecureRandom random) {
        loadOrCreate(file, name, random);
        try {
            return new Cosigner(name, seedIn(Files.readString(file, StandardCharsets.ISO_8859_1)));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    static CheckpointSigner load(Path file, String name) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] seed = seedIn(new String(bytes, StandardCharsets.ISO_8859_1));
        if (seed.length == 0) {
            throw new LedgerDamagedException(file.toString(), 0, "not a signing key file");
        }
        CheckpointSigner signer = new CheckpointSigner(name, seed);
        byte[] written = text(seed, signer).getBytes(StandardCharsets.ISO_8859_1);
        int difference = Arrays.mismatch(written, bytes);
        if (difference >= 0) {
            throw new LedgerDamagedException(file.toString(), difference, "seed and public key do not belong together");
        }
        return signer;
    }

    private static byte[] seedIn(String text) {
        int start = TITLE.length() + 1;
        int end = start + 2 * CheckpointSigner.SEED_BYTES;
        if (text.length() < end) {
            return new byte[0];
        }
        try {
            return HEX.parseHex(text.substring(start, end));
        } catch (IllegalArgumentException notHex) {
            return new byte[0];
        }
    }

    private static void create(Path file, SecureRandom random) throws IOException {
        byte[] seed = new byte[CheckpointSigner.SEED_BYTES];
        random.nextBytes(seed);
        String text = text(seed, new CheckpointSigner("new", seed));
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Set<PosixFilePermission> ownerOnly = PosixFilePermissions.fromString("rw-------");
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(ownerOnly));
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(draft, file);
        Directories.sync(file.toAbsolutePath().getParent());
    }

    private static String text(byte[] seed, CheckpointSigner signer) {
        String publicKey = HEX.formatHex(signer.verifierKey().publicKey());
        return TITLE + '\n' + HEX.formatHex(seed) + '\n' + publicKey + '\n';
    }
}
