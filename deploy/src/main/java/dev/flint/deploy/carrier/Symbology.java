package dev.flint.deploy.carrier;

import dev.flint.vaa.Codec15459;
import dev.flint.vaa.Identity15459;
import java.util.Optional;

/** Which kind of symbol carries a code. */
public enum Symbology {
    DATA_MATRIX("datamatrix"),
    QR("qr"),
    CODE_128("code128");

    private final String text;

    Symbology(String text) {
        this.text = text;
    }

    public static Optional<Symbology> of(String name) {
        for (Symbology symbology : values()) {
            if (symbology.text.equals(name)) {
                return Optional.of(symbology);
            }
        }
        return Optional.empty();
    }

    /**
     * What a symbol of this kind says of an identity: an envelope of ISO/IEC 15434 where a macro codeword stands for
     * it, the bare data element where its control characters would make the symbol larger.
     */
    public String content(Identity15459 identity) {
        return this == DATA_MATRIX ? Codec15459.envelopeOf(identity) : identity.diData();
    }

    /** The name on the command line and in queries. */
    @Override
    public String toString() {
        return text;
    }
}
