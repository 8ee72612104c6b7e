package dev.flint.deploy.cli;

import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Private keys at rest: one text (BID digest, 2.5) in a file that only its owner can read. */
final class KeyFiles {
    private static final int CHARS_MAX = 1_024;

    private KeyFiles() {}

    static BidPrivateKey read(Path file) {
        try {
            if (Files.size(file) > CHARS_MAX) {
                throw new CommandFailure(ExitCode.USAGE, file + " is no key file");
            }
            return BidPrivateKey.parse(
                            Files.readString(file, StandardCharsets.US_ASCII).strip())
                    .toOptional()
                    .orElseThrow(() -> new CommandFailure(ExitCode.USAGE, file + " holds no private key"));
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, file + " cannot be read");
        }
    }

    /** A key that can sign documents. */
    static BidPrivateKey readSigner(Path file) {
        var key = read(file);
        if (key.type() == KeyType.SECP256K1) {
            throw new CommandFailure(
                    ExitCode.UNSUPPORTED, file + " holds a secp256k1 key, with which BID defines no signatures");
        }
        return key;
    }

    /** Never overwrites a key. */
    static void write(Path file, String text) {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.createFile(file, ownerOnly);
            Files.writeString(file, text + "\n", StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailure(ExitCode.CONFLICT, file + " exists already");
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, file + " cannot be written");
        }
    }
}
