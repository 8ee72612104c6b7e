package dev.flint.deploy.cli;

import dev.flint.deploy.config.FlintConfig;
import dev.flint.ledger.Backup;
import dev.flint.ledger.SigningKeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flint restore}. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Makes a ledger from a backup: verified as a whole before it takes its place.",
        footer = {"", "Example:  flint restore --from flint-backup --key signing.key --data flint-data"})
final class RestoreCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--from", required = true, paramLabel = "DIR", description = "The backup.")
    @SuppressWarnings("NullAway.Init") // picocli sees to it
    private Path backup;

    @Option(names = "--key", paramLabel = "FILE", description = "The signing key, if it is not in the backup.")
    private @Nullable Path key;

    @Option(names = "--force", description = "Takes the place of a ledger that is there, which is kept beside it.")
    private boolean force;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    RestoreCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var config = options.read(terminal).config();
        Path place = OfflineLedger.directory(config);
        Path draft = place.resolveSibling(place.getFileName() + ".restoring");
        Path aside = place.resolveSibling(place.getFileName() + ".before-restore");
        Path signingKey = key == null ? backup.resolve(SigningKeyFile.NAME) : key;
        if (!Files.exists(signingKey)) {
            throw new CommandFailure(ExitCode.USAGE, "the signing key is not in the backup: give it with --key");
        }
        if (Files.exists(draft) || Files.exists(aside)) {
            throw new CommandFailure(ExitCode.CONFLICT, "remove what an earlier restore left: " + draft + ", " + aside);
        }
        if (Files.exists(place) && !force) {
            throw new CommandFailure(ExitCode.CONFLICT, "there is a ledger in " + place + "; see --force");
        }
        Files.createDirectories(draft);
        Files.copy(signingKey, draft.resolve(SigningKeyFile.NAME), StandardCopyOption.COPY_ATTRIBUTES);
        boolean done = false;
        try {
            verify(config, draft);
            Backup.replace(place, draft, aside);
            done = true;
        } finally {
            if (!done) {
                delete(draft); // it has the key
            }
        }
        return ExitCode.OK;
    }

    private static void delete(Path directory) throws IOException {
        try (var all = Files.walk(directory)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void verify(FlintConfig config, Path draft) {
        var ledger = OfflineLedger.at(config, draft, terminal);
        var report = Backup.restore(backup, ledger.settings(), ledger.rule());
        if (!report.clean()) {
            throw new CommandFailure(
                    ExitCode.VERIFICATION,
                    "the backup does not verify: " + report.findings().get(0));
        }
        terminal.out().println("verified: " + report.blocks() + " blocks, " + report.entries() + " entries");
    }
}
