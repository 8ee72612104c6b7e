package dev.flint.deploy;

import dev.flint.deploy.cli.FlintCommand;
import dev.flint.deploy.cli.Terminal;

/** The command {@code flint}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(FlintCommand.run(Terminal.ofProcess(), arguments));
    }
}
