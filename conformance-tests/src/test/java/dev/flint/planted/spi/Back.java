package dev.flint.planted.spi;

import dev.flint.planted.pipeline.Forth;

/** One half of a cycle. */
public interface Back {
    Forth forth();
}
