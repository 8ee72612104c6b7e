package dev.flint.id;

import dev.flint.vaa.VaaCode;

/** A bare VAA code. */
public record Vaa(VaaCode code) implements Identifier {
    /** How VAA codes begin. */
    static final String AGENCY = "VAA";

    @Override
    public String canonical() {
        return code.text();
    }
}
