package dev.flint.deploy.cli;

import java.io.PrintStream;
import java.util.function.Function;

/** Writes one line per line that was read. */
final class LineOutput {
    /** How many lines are written before a look at whether anybody still reads them. */
    private static final int CHECK_EVERY = 1_024;

    private final PrintStream out;
    private int lines;

    LineOutput(PrintStream out) {
        this.out = out;
    }

    /** Answers every line of a terminal's input in order, at once if the other side waits for it. */
    static void answerAll(Terminal terminal, Function<Lines.Line, String> answer) {
        var lines = new Lines(terminal.in());
        var output = new LineOutput(terminal.out());
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            if (!output.write(answer.apply(line.get()))) {
                return;
            }
            if (!lines.ready()) {
                output.flush();
            }
        }
    }

    /** Says false when nobody reads any more: then it is of no use to go on. */
    boolean write(String line) {
        out.append(line).append('\n');
        lines++;
        return lines % CHECK_EVERY != 0 || !out.checkError();
    }

    void flush() {
        out.flush();
    }
}
