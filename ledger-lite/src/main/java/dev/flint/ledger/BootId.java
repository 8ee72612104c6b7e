package dev.flint.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells one uptime of the machine from the next: what the page cache held does not outlive it. */
final class BootId {
    private static final Path SOURCE = Path.of("/proc/sys/kernel/random/boot_id");

    private BootId() {}

    /** The present boot's id, or empty text where the system has none: then no index left open is ever trusted. */
    static String read() {
        try {
            return Files.readString(SOURCE).strip();
        } catch (IOException absent) {
            return "";
        }
    }
}
