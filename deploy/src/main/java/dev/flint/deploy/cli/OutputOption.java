package dev.flint.deploy.cli;

import picocli.CommandLine.Option;

/** {@code -o}: for people or for programs. */
final class OutputOption {
    enum Format {
        TEXT,
        JSON
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json",
            description = "Form of the output (default: ${DEFAULT-VALUE}).",
            defaultValue = "TEXT")
    private Format format = Format.TEXT;

    boolean isJson() {
        return format == Format.JSON;
    }
}
