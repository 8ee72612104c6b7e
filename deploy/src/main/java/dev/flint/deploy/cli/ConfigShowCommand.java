package dev.flint.deploy.cli;

import dev.flint.deploy.config.ConfigDocument;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flint config show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows every key's value and where it comes from.",
        footer = {"", "Example:  flint config show --config flint.yaml"})
final class ConfigShowCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    ConfigShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var origins = options.read(terminal).origins();
        if (!output.isJson()) {
            terminal.out().print(ConfigDocument.show(origins));
            return ExitCode.OK;
        }
        var json = new JsonText();
        for (var origin : origins) {
            terminal.out()
                    .println(json.begin()
                            .string("key", origin.key())
                            .string("value", origin.value())
                            .string("source", origin.source().name().toLowerCase(Locale.ROOT))
                            .string("where", origin.where())
                            .end());
        }
        return ExitCode.OK;
    }
}
