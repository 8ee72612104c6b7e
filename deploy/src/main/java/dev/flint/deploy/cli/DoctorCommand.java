package dev.flint.deploy.cli;

import dev.flint.bid.register.LedgerRule;
import dev.flint.deploy.config.FlintConfig;
import dev.flint.ledger.Chain;
import dev.flint.ledger.ChainSettings;
import dev.flint.ledger.Head;
import dev.flint.ledger.note.CheckpointSigner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flint doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Looks whether this machine has what a server needs.",
        footer = {"", "Example:  flint doctor --data flint-data --http 127.0.0.1:8080"})
final class DoctorCommand implements Callable<Integer> {
    private static final int JAVA_MIN = 17;
    private static final Instant BUILT_AFTER = Instant.parse("2026-01-01T00:00:00Z");

    private final Terminal terminal;
    private boolean healthy = true;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var config = options.read(terminal).config();
        report(
                "java",
                Runtime.version().feature() >= JAVA_MIN,
                Runtime.version().toString());
        report(
                "clock",
                terminal.clock().instant().isAfter(BUILT_AFTER),
                terminal.clock().instant().toString());
        check("data", config.dataDirectory().toString(), () -> probeDirectory(config.dataDirectory()));
        check("native", "LMDB", DoctorCommand::probeIndex);
        check("http", config.http().address().toString(), () -> probePort(config));
        return healthy ? ExitCode.OK : ExitCode.INTERNAL;
    }

    private interface Probe {
        void run() throws IOException;
    }

    private void check(String name, String detail, Probe probe) {
        try {
            probe.run();
            report(name, true, detail);
        } catch (IOException | RuntimeException | LinkageError e) {
            report(name, false, detail + ": " + e.getMessage());
        }
    }

    private void report(String name, boolean fine, String detail) {
        healthy &= fine;
        terminal.out()
                .println(
                        output.isJson()
                                ? new JsonText()
                                        .begin()
                                        .string("check", name)
                                        .truth("ok", fine)
                                        .string("detail", detail)
                                        .end()
                                : String.format(Locale.ROOT, "%-4s %-8s %s", fine ? "ok" : "FAIL", name, detail));
    }

    private static void probeDirectory(Path directory) throws IOException {
        Path existing = directory.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing)) {
            throw new IOException("not a directory that can be written");
        }
    }

    private static void probePort(FlintConfig config) throws IOException {
        var address = config.http().address();
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address.host()), address.port()));
        }
    }

    /** Opens an empty chain: the native library is unpacked, mapped and used. */
    private static void probeIndex() throws IOException {
        Path directory = Files.createTempDirectory("flint-doctor");
        String origin = "doctor.example/main/headers";
        var signer = new CheckpointSigner(origin, new byte[CheckpointSigner.SEED_BYTES]);
        var settings = ChainSettings.defaults(directory, origin, signer)
                .withMapBytes(1 << 20)
                .withSegmentBytes(1 << 16);
        try (var chain = Chain.open(settings, new LedgerRule(List.of()))) {
            Head head = chain.head();
            if (head.size() != 0) {
                throw new IOException("an empty ledger has entries");
            }
        } finally {
            delete(directory);
        }
    }

    static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
