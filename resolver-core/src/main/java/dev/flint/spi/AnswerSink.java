package dev.flint.spi;

/** Takes answers that have just become true, so that nobody is told yesterday's. */
@FunctionalInterface
public interface AnswerSink {
    /**
     * Called in the order of ledger positions, from the thread that committed; must not block.
     *
     * @param canonical the identifier's canonical spelling
     */
    void accept(String canonical, Resolution resolution);
}
