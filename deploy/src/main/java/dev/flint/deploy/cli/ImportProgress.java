package dev.flint.deploy.cli;

import dev.flint.bid.register.BulkRegistrar.Outcome;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Counts what became of an import's lines, and tells how it goes: a line that is written over, or JSON lines. */
final class ImportProgress {
    private static final long NANOS_BETWEEN = 1_000_000_000;

    private final PrintStream err;
    private final boolean forPeople;
    private final long bytesTotal;
    private final LongSupplier nanoTime;
    private final long start;
    private long told;
    private long bytes;
    private long anchored;
    private long there;
    private long refused;

    /** @param bytesTotal of the whole input, 0 when nobody knows */
    ImportProgress(PrintStream err, boolean forPeople, long bytesTotal, LongSupplier nanoTime) {
        this.err = err;
        this.forPeople = forPeople;
        this.bytesTotal = bytesTotal;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.told = start;
    }

    /** Whether standard error is a terminal, as far as the system tells. */
    static boolean isShownToPeople() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false; // no such system: then it is for programs
        }
    }

    void count(Outcome outcome, int lineBytes) {
        bytes += lineBytes + 1;
        if (outcome instanceof Outcome.Anchored) {
            anchored++;
        } else if (outcome instanceof Outcome.AlreadyThere) {
            there++;
        } else {
            refused++;
        }
    }

    /** Lines that were skipped, as they are done. */
    void skip(int lineBytes) {
        bytes += lineBytes + 1;
    }

    long refused() {
        return refused;
    }

    /** Whether a second has gone by since it told last; tells then. */
    boolean tick() {
        long now = nanoTime.getAsLong();
        if (now - told < NANOS_BETWEEN) {
            return false;
        }
        told = now;
        err.print(forPeople ? '\r' + text() : json(false) + '\n');
        err.flush();
        return true;
    }

    /** How it ended. */
    String summary(boolean asJson) {
        if (forPeople) {
            err.print('\r');
        }
        return asJson ? json(true) : text();
    }

    private double seconds() {
        return Math.max(1e-3, (nanoTime.getAsLong() - start) / 1e9);
    }

    private String text() {
        String left = bytesTotal > bytes && bytes > 0
                ? String.format(Locale.ROOT, ", %.0f s left", seconds() * (bytesTotal - bytes) / bytes)
                : "";
        return String.format(
                Locale.ROOT,
                "%,d anchored, %,d there before, %,d refused, %,.0f/s%s",
                anchored,
                there,
                refused,
                (anchored + there + refused) / seconds(),
                left);
    }

    private String json(boolean done) {
        return new JsonText()
                .begin()
                .truth("done", done)
                .number("anchored", anchored)
                .number("alreadyThere", there)
                .number("refused", refused)
                .number("perSecond", Math.round((anchored + there + refused) / seconds()))
                .end();
    }
}
