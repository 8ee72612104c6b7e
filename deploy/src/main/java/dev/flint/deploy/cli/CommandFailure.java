package dev.flint.deploy.cli;

/** Ends a command with one line for a person and an exit code; caught in one place. */
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;
    private final String text;

    CommandFailure(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
        this.text = message;
    }

    String text() {
        return text;
    }

    int exitCode() {
        return exitCode;
    }
}
