package dev.flint.vaa;

/** Which characters a serial number may have. */
public enum Profile {
    /** A-Z and 0-9: what is minted. */
    STRICT,
    /** Those, a-z and {@code * + - . / ( ) !}: data identifier 15N, all that is read. */
    EXTENDED
}
