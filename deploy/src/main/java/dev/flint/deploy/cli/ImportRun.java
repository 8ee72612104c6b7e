package dev.flint.deploy.cli;

import dev.flint.bid.register.BulkRegistrar.Outcome;
import dev.flint.bid.register.RefusalKind;
import dev.flint.ledger.Chain;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;

/** How far one import has come: what is done is remembered, and nothing behind the first line that could not be. */
final class ImportRun {
    private final Chain<?, ?> chain;
    private final ImportState state;
    private final ImportProgress progress;
    private final PrintStream report;
    private final long skipped;
    private long done;
    private Optional<String> stopped = Optional.empty();

    ImportRun(Chain<?, ?> chain, ImportState state, ImportProgress progress, PrintStream report) throws IOException {
        this.chain = chain;
        this.state = state;
        this.progress = progress;
        this.report = report;
        this.skipped = state.read(chain.head().size());
        this.done = skipped;
    }

    boolean isStopped() {
        return stopped.isPresent();
    }

    /** Whether a line is done already. */
    boolean skips(long line, byte[] operation) {
        if (line <= skipped) {
            progress.skip(operation.length);
        }
        return line <= skipped;
    }

    /** Hears of the lines in their order. */
    void told(long line, byte[] operation, Outcome outcome) {
        if (isStopped()) {
            return; // it may have been anchored; the next run finds it there
        }
        if (outcome instanceof Outcome.Refused refused) {
            var kind = refused.refusal().kind();
            if (kind == RefusalKind.UNAVAILABLE || kind == RefusalKind.BUSY) {
                stopped =
                        Optional.of("at line " + line + ": " + refused.refusal().detail());
                return;
            }
            report.println(new JsonText()
                    .begin()
                    .number("line", line)
                    .string("code", kind.problemName())
                    .string("message", refused.refusal().detail())
                    .end());
        }
        done = line;
        progress.count(outcome, operation.length);
    }

    void tick() throws IOException {
        if (progress.tick()) {
            remember();
        }
    }

    /** @throws CommandFailure when the ledger took no more before the end */
    void end() throws IOException {
        remember();
        if (stopped.isPresent()) {
            throw new CommandFailure(ExitCode.INTERNAL, "the ledger stopped " + stopped.get() + "; run it again");
        }
    }

    private void remember() throws IOException {
        state.write(done, chain.head().size());
    }
}
