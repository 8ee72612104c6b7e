package dev.flint.spi;

import java.time.Instant;

/** Which version of a document is asked for. */
public sealed interface Version {
    /** The latest one. */
    record Latest() implements Version {}

    /** The one with this version id. */
    record Numbered(String versionId) implements Version {}

    /** The newest one that was valid at this time, the time itself included. */
    record AsOf(Instant time) implements Version {}
}
