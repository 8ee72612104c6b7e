package dev.flint.deploy.cli;

import dev.flint.bid.BidPrivateKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    /** Never overwrites a key. */
    static void write(Path file, String text) {
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.createFile(file, ownerOnly);
            Files.writeString(file, text + "\n", StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, file + " cannot be written, or exists already");
        }
    }
}
