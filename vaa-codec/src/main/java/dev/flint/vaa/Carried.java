package dev.flint.vaa;

import java.util.List;
import java.util.Optional;

/**
 * What was read.
 *
 * @param identity the first identity of ISO/IEC 15459 in it; empty when there is none
 * @param blocks everything in it, in its order
 * @param source where it was read
 */
public record Carried(Optional<Identity15459> identity, List<Block> blocks, Source source, List<Warning> warnings) {
    public Carried {
        blocks = List.copyOf(blocks);
        warnings = List.copyOf(warnings);
    }

    /**
     * A piece of data.
     *
     * @param dataIdentifier empty in formats that have none, or have something else
     */
    public record Element(String dataIdentifier, String data) {}

    /**
     * A block of an envelope of ISO/IEC 15434.
     *
     * @param format two digits; empty when there was no envelope
     */
    public record Block(String format, List<Element> elements) {
        public Block {
            elements = List.copyOf(elements);
        }
    }

    /** Where something was read. */
    public sealed interface Source {
        /** A text in one of its forms. */
        record Text() implements Source {}

        /**
         * A symbol, or what might have been one.
         *
         * @param identifier of its symbology, ISO/IEC 15424, as in {@code ]d1}; empty if the reader did not say
         */
        record Symbol(String identifier) implements Source {}

        /** A tag. */
        record Radio(UiiTag tag) implements Source {}

        /**
         * A DID that follows from a key.
         *
         * @param keyId hexadecimal, of 20 octets as a rule
         */
        record KeyDid(String keyId) implements Source {}
    }

    static Carried of(Identity15459 identity, Source source, List<Warning> warnings) {
        var element = new Element(identity.dataIdentifier().text(), identity.text());
        return new Carried(Optional.of(identity), List.of(new Block("", List.of(element))), source, warnings);
    }
}
