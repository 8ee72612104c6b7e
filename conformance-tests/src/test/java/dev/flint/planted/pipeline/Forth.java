package dev.flint.planted.pipeline;

import dev.flint.planted.spi.Back;

/** The other half of the cycle. */
public interface Forth {
    Back back();
}
