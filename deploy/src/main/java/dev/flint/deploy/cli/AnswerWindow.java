package dev.flint.deploy.cli;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Asks many questions at once and writes the answers in the order of the questions. */
final class AnswerWindow {
    /** Questions that may be under way. */
    private static final int IN_FLIGHT_MAX = 64;

    private final LineOutput output;
    private final ArrayDeque<CompletableFuture<String>> underWay = new ArrayDeque<>(IN_FLIGHT_MAX);

    private AnswerWindow(LineOutput output) {
        this.output = output;
    }

    /** Answers every line of a terminal's input, at once if the other side waits for it. */
    static void answerAll(Terminal terminal, Function<Lines.Line, CompletableFuture<String>> answer) {
        var lines = new Lines(terminal.in());
        var window = new AnswerWindow(new LineOutput(terminal.out()));
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            window.underWay.add(answer.apply(line.get()));
            if (!window.shrinkTo(lines.ready() ? IN_FLIGHT_MAX - 1 : 0)) {
                return;
            }
        }
        window.shrinkTo(0);
    }

    private boolean shrinkTo(int size) {
        boolean read = true;
        while (read && underWay.size() > size) {
            read = output.write(underWay.remove().join());
        }
        if (size == 0) {
            output.flush();
        }
        return read;
    }
}
