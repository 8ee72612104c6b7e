package dev.flint.bid.vaa;

import dev.flint.vaa.Codec15459;
import dev.flint.vaa.DidForm;
import dev.flint.vaa.Identity15459;
import dev.flint.vaa.Profile;
import dev.flint.vaa.Reading;
import dev.flint.vaa.VaaCode;
import dev.flint.vaa.VaaParse;
import java.util.Optional;

/**
 * What can be registered under the agency VAA: a node of its tree, or an item. A node is the beginning of the codes
 * below it, {@code VAA} and 3, 6 or 14 digits (VAA digest, 2.2).
 *
 * @param text the code without data identifier
 * @param code the same as a code, if it is one of an item
 */
public record VaaId(String text, Level level, Optional<VaaCode> code) {
    private static final String METHOD = "did:vaa:";
    private static final String AGENCY = "VAA";

    /** Where something stands in the tree. */
    public enum Level {
        TOP_TIER(6, 3),
        SECOND_TIER(9, 6),
        ENTERPRISE(17, 9),
        ITEM(VaaCode.CHARS_MAX, 17);

        private final int chars;
        private final int charsAbove;

        Level(int chars, int charsAbove) {
            this.chars = chars;
            this.charsAbove = charsAbove;
        }

        /** As documents name it. */
        String label() {
            return switch (this) {
                case TOP_TIER -> "top-tier node";
                case SECOND_TIER -> "second-tier node";
                case ENTERPRISE -> "enterprise";
                case ITEM -> "item";
            };
        }
    }

    public static VaaId of(VaaCode code) {
        return new VaaId(code.text(), Level.ITEM, Optional.of(code));
    }

    /** Reads a node or a code of an item, bare; empty when it is neither. */
    public static Optional<VaaId> parse(String text) {
        var node = node(text);
        return node.isPresent()
                ? node
                : VaaCode.parse(text) instanceof VaaParse.Parsed parsed ? Optional.of(of(parsed.code())) : node;
    }

    /** The same from a DID in whichever spelling; empty for other DIDs, those that derive from keys included. */
    public static Optional<VaaId> ofDid(String did) {
        if (!did.startsWith(METHOD)) {
            return Optional.empty();
        }
        var node = node(did.substring(METHOD.length()));
        return node.isPresent()
                ? node
                : Codec15459.did(did, Profile.EXTENDED) instanceof Reading.Read read
                        ? read.carried()
                                .identity()
                                .flatMap(Identity15459::vaaCode)
                                .map(VaaId::of)
                        : node;
    }

    /** Whether a DID is of the other kind of the method: digits of base58 that stand for a key (VAA digest, 2.3). */
    static boolean derivesFromKey(String did) {
        return Codec15459.did(did, Profile.EXTENDED) instanceof Reading.Read read
                && read.carried().identity().isEmpty();
    }

    /** The enterprise that has coded something; empty when it is of another agency. */
    public static Optional<VaaId> enterpriseOf(String identity) {
        return identity.length() < Level.ENTERPRISE.chars
                ? Optional.empty()
                : node(identity.substring(0, Level.ENTERPRISE.chars));
    }

    private static Optional<VaaId> node(String text) {
        for (Level level : Level.values()) {
            boolean node = level != Level.ITEM
                    && text.length() == level.chars
                    && text.startsWith(AGENCY)
                    && text.chars().skip(AGENCY.length()).allMatch(c -> c >= '0' && c <= '9');
            if (node) {
                return Optional.of(new VaaId(text, level, Optional.empty()));
            }
        }
        return Optional.empty();
    }

    /** The canonical DID. */
    public String did() {
        return code.map(DidForm::of).orElseGet(() -> METHOD + text);
    }

    /** The node that issues it; empty for the top tier, which the agency itself issues. */
    public Optional<VaaId> above() {
        return level == Level.TOP_TIER ? Optional.empty() : node(text.substring(0, level.charsAbove));
    }

    /** Whether the part that makes it what it is has no digit but 0: what is only a placeholder. */
    boolean isZero() {
        String own = code.map(VaaCode::localSerialNumber).orElseGet(() -> text.substring(level.charsAbove));
        return own.chars().allMatch(c -> c == '0');
    }

    @Override
    public String toString() {
        return text;
    }
}
