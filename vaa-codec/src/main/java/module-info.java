/** Codec for ISO/IEC 15459 identities of the issuing agency VAA; needs nothing but the JDK. */
module dev.flint.vaa {
    requires static org.jspecify;

    exports dev.flint.vaa;
}
