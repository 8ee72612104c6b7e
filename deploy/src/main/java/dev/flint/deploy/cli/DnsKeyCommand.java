package dev.flint.deploy.cli;

import dev.flint.bridge.dns.DnsName;
import dev.flint.deploy.keys.ZoneAlgorithm;
import dev.flint.deploy.keys.ZoneKeyFiles;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flint dns key}. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = "Makes another key for the zone: the first step of rolling one over.",
        footer = {
            "",
            "From the next start on, the zone is signed with it, too. When the zone above has what flint dns zone",
            "shows as ds, take the file of the older key away.",
            "",
            "Example:  flint dns key --data flint-data --set dns.zone=did.example.com"
        })
final class DnsKeyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            description = "ecdsap256sha256, ed25519 or sm2sm3 (default: ${DEFAULT-VALUE}).")
    private ZoneAlgorithm algorithm = ZoneAlgorithm.ECDSAP256SHA256;

    @Mixin
    private ConfigOptions config = new ConfigOptions();

    DnsKeyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var read = config.read(terminal).config();
        var apex = DnsName.parse(read.dns().zone()).orElseThrow();
        var files = new ZoneKeyFiles(read.dataDirectory().resolve("zone-keys"), apex);
        var file = files.create(algorithm, terminal.random(), terminal.clock().instant());
        terminal.out().println(file);
        return ExitCode.OK;
    }
}
