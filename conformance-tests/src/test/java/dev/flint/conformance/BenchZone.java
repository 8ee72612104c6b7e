package dev.flint.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A name server of the zone that is measured: this one, or knot with what this one has handed to it. */
final class BenchZone implements AutoCloseable {
    static final String NAME = "did.example.com";

    private static final String SECRET = "c2l4dGVlbiBvY3RldHMgYXQgbGVhc3Q=";
    private static final long POLL_MILLIS = 500;
    private static final long PATIENCE_MILLIS = 4 * 3_600_000L;

    private final ProcessHandle process;
    private final int port;
    private final Runnable end;

    private BenchZone(ProcessHandle process, int port, Runnable end) {
        this.process = process;
        this.port = port;
        this.end = end;
    }

    /** This server, answering from the ledger. */
    static BenchZone ours(Path ledger, String... settings) throws IOException {
        int port = Peer.freePort();
        List<String> all = new ArrayList<>(List.of(settings));
        all.addAll(List.of("dns.address=127.0.0.1:" + port, "dns.zone=" + NAME, "dns.rate=0"));
        var server = Ledgers.serve(ledger, all.toArray(String[]::new));
        return new BenchZone(server.handle(), port, server::close);
    }

    /**
     * This server, with the zone kept and handed out; comes back when the zone is whole.
     *
     * @param names that are in it
     */
    static BenchZone kept(Path ledger, int names, String... settings) throws IOException, InterruptedException {
        Path tsig = ledger.resolve("bench-tsig");
        Files.writeString(tsig, "hmac-sha256:transfer.example.com:" + SECRET);
        List<String> all = new ArrayList<>(List.of(settings));
        all.add("dns.tsig=" + tsig);
        long start = System.nanoTime();
        var zone = ours(ledger, all.toArray(String[]::new));
        zone.await(names);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%s: whole after %.0f s%n", ledger.getFileName(), seconds);
        return zone;
    }

    /** Knot, with one worker for datagrams, as a secondary. */
    static BenchZone knot(BenchZone primary, Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        int port = Peer.freePort();
        Path configuration = directory.resolve("knot.conf");
        Files.writeString(configuration, PeerConfigurations.knot(NAME, directory, primary.port(), port, SECRET));
        long start = System.nanoTime();
        var knot = Peer.start(directory, "knotd", "-c", configuration.toString());
        var zone = new BenchZone(knot.handle(), port, knot::close);
        zone.await(NameTalk.serial(primary.port(), NAME));
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%s: handed over after %.0f s%n", directory.getFileName(), seconds);
        return zone;
    }

    private void await(long serial) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (NameTalk.serial(port, NAME) < serial) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("no zone of serial " + serial);
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    int port() {
        return port;
    }

    ProcessHandle process() {
        return process;
    }

    @Override
    public void close() {
        end.run();
    }
}
