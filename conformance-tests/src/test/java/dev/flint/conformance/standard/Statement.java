package dev.flint.conformance.standard;

/**
 * What a specification demands.
 *
 * @param section where it does
 */
record Statement(String section, String text, Check check) {
    /** How it is found out. */
    @FunctionalInterface
    interface Check {
        void holds(Server server) throws Exception;
    }
}
