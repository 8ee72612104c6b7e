package dev.flint.deploy.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/**
 * What a command touches of the world.
 *
 * @param out data only
 * @param err messages
 */
public record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        InstantSource clock,
        SecureRandom random) {
    private static final int BUFFER_BYTES = 65_536;

    /** This process's own. */
    public static Terminal ofProcess() {
        var out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES),
                false,
                StandardCharsets.UTF_8);
        return new Terminal(System.in, out, System.err, System.getenv(), InstantSource.system(), new SecureRandom());
    }
}
