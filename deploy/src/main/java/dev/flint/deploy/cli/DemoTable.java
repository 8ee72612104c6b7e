package dev.flint.deploy.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The rows of the demo, and whether all of them were as they should be. */
final class DemoTable {
    private static final int IDENTIFIER_CHARS = 46;

    private final PrintStream out;
    private final boolean json;
    private int rows;
    private int wrong;

    DemoTable(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void title(String url, String directory) {
        if (!json) {
            out.printf("Flint at %s, ledger in %s%n%n", url, directory);
            out.printf("%-" + IDENTIFIER_CHARS + "s %-34s %6s %8s%n", "identifier", "what", "status", "ms");
        }
    }

    /**
     * One check.
     *
     * @param fault empty if it was as it should be
     */
    void row(String identifier, String what, int status, long nanos, String fault) {
        rows++;
        wrong += fault.isEmpty() ? 0 : 1;
        double millis = nanos / (double) TimeUnit.MILLISECONDS.toNanos(1);
        if (json) {
            out.println(new JsonText()
                    .begin()
                    .string("identifier", identifier)
                    .string("what", what)
                    .number("status", status)
                    .json("ms", String.format(Locale.ROOT, "%.2f", millis))
                    .truth("ok", fault.isEmpty())
                    .string("fault", fault)
                    .end());
        } else {
            String shown = identifier.length() <= IDENTIFIER_CHARS
                    ? identifier
                    : identifier.substring(0, IDENTIFIER_CHARS - 1) + "…";
            out.printf(
                    Locale.ROOT,
                    "%-" + IDENTIFIER_CHARS + "s %-34s %6d %8.2f%s%n",
                    shown,
                    what,
                    status,
                    millis,
                    fault.isEmpty() ? "" : "   <-- " + fault);
        }
    }

    /** Prints the verdict and says whether everything was right. */
    boolean end() {
        boolean right = wrong == 0 && rows > 0;
        if (json) {
            out.println(new JsonText()
                    .begin()
                    .truth("ok", right)
                    .number("checks", rows)
                    .number("wrong", wrong)
                    .end());
        } else {
            out.printf("%n%d checks, %d wrong%n", rows, wrong);
            out.println(right ? "DEMO OK" : "DEMO FAILED");
        }
        return right;
    }
}
