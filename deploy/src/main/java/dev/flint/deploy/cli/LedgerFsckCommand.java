package dev.flint.deploy.cli;

import dev.flint.deploy.house.Plan;
import dev.flint.ledger.Fsck;
import dev.flint.ledger.FsckReport;
import dev.flint.ledger.SigningKeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flint ledger fsck}. */
@Command(
        name = "fsck",
        mixinStandardHelpOptions = true,
        description = "Checks every byte of a ledger that no process has open, and names what is altered.",
        footer = {"", "Example:  flint ledger fsck --data flint-data"})
final class LedgerFsckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(
            names = {"--repair-index", "--rebuild-index"},
            description = "Drops the index and derives it anew from the log.")
    private boolean rebuild;

    @Mixin
    private OutputOption output = new OutputOption();

    LedgerFsckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var config = options.read(terminal).config();
        Path chain = config.dataDirectory().resolve("main");
        if (!Files.exists(chain.resolve(SigningKeyFile.NAME))) {
            return withoutKey(chain, config.dataDirectory());
        }
        var plan = new Plan(config, false);
        var settings = plan.chain(terminal.clock(), terminal.random());
        var rule = plan.registration().rule();
        if (rebuild) {
            Fsck.rebuildIndex(settings, rule);
        }
        var report = Fsck.check(settings, rule);
        report.findings().forEach(this::print);
        summary(report);
        return report.clean() ? ExitCode.OK : ExitCode.VERIFICATION;
    }

    /** Opening a chain would draw a new key; a check must not. */
    private int withoutKey(Path chain, Path data) {
        if (!Files.exists(chain.resolve("wal")) && !Files.exists(chain.resolve("checkpoint"))) {
            throw new CommandFailure(ExitCode.NOT_FOUND, "no ledger in " + data);
        }
        print(new FsckReport.Finding(
                FsckReport.Kind.KEY_FILE, SigningKeyFile.NAME, -1, "missing: nothing can be checked without it"));
        return ExitCode.VERIFICATION;
    }

    private void print(FsckReport.Finding finding) {
        terminal.out()
                .println(
                        output.isJson()
                                ? new JsonText()
                                        .begin()
                                        .string("kind", finding.kind().name())
                                        .string("file", finding.file())
                                        .number("offset", finding.offset())
                                        .string("text", finding.text())
                                        .end()
                                : finding.kind() + " " + finding.file()
                                        + (finding.offset() < 0 ? "" : " at byte " + finding.offset()) + ": "
                                        + finding.text());
    }

    private void summary(FsckReport report) {
        terminal.out()
                .println(
                        output.isJson()
                                ? new JsonText()
                                        .begin()
                                        .truth("clean", report.clean())
                                        .number("findings", report.findings().size())
                                        .number("blocks", report.blocks())
                                        .number("entries", report.entries())
                                        .number("records", report.records())
                                        .end()
                                : (report.clean()
                                                ? "clean: "
                                                : report.findings().size() + " findings: ")
                                        + report.blocks() + " blocks, " + report.entries() + " entries, "
                                        + report.records() + " records");
    }
}
