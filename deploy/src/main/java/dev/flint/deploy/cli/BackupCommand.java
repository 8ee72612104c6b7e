package dev.flint.deploy.cli;

import dev.flint.ledger.Backup;
import dev.flint.ledger.SigningKeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flint backup}. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Copies a ledger's log, whether a server has it open or not, up to its latest checkpoint.",
        footer = {
            "",
            "Example:  flint backup --data flint-data --out flint-backup",
            "",
            "The signing key is not part of it unless --with-key is given: keep it elsewhere."
        })
final class BackupCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to; must not be there yet.")
    @SuppressWarnings("NullAway.Init") // picocli sees to it
    private Path target;

    @Option(names = "--with-key", description = "Copies the signing key too.")
    private boolean withKey;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    BackupCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var config = options.read(terminal).config();
        var ledger = OfflineLedger.existing(config, terminal);
        if (Files.exists(target)) {
            throw new CommandFailure(ExitCode.CONFLICT, target + " is there already");
        }
        var taken = Backup.take(ledger.settings(), target);
        if (withKey) {
            Files.copy(
                    OfflineLedger.directory(config).resolve(SigningKeyFile.NAME),
                    target.resolve(SigningKeyFile.NAME),
                    java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
        terminal.out()
                .println(
                        output.isJson()
                                ? new JsonText()
                                        .begin()
                                        .number("blocks", taken.blocks())
                                        .number("entries", taken.entries())
                                        .end()
                                : taken.blocks() + " blocks, " + taken.entries() + " entries in " + target);
        return ExitCode.OK;
    }
}
