package dev.flint.http;

import java.util.List;

/** Whether traffic should be sent here. */
@FunctionalInterface
public interface Readiness {
    /** What is not in order, one sentence each; empty when ready. Must not block. */
    List<String> failing();
}
