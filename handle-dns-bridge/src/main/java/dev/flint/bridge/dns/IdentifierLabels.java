package dev.flint.bridge.dns;

import dev.flint.id.Base58;
import dev.flint.vaa.VaaCode;
import dev.flint.vaa.VaaParse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Identifiers as labels of names, which know no case (DNS digest, 2.2 and 2.3). */
public final class IdentifierLabels {
    /** Length of every label that stands for a BID. */
    static final int BID_CHARS = 39;

    private static final int TYPE_CHARS = 2;
    private static final int DIGEST_OCTETS = 22;
    private static final char BASE58 = 'f';
    private static final char BASE58_OF_CHAIN = 'F';
    private static final String STRICT_CODE = "v-";
    private static final String OTHER_CODE = "vx-";
    private static final int PIECE_CHARS = 60;
    private static final int STRICT_CHARS_MAX = 61;
    /** What is left of the longest code. */
    private static final int END_CHARS_MAX = 20;

    private IdentifierLabels() {}

    /**
     * The label for what stands behind {@code did:bid:} and a sub-chain's code; empty for forms that have none. The
     * digits are read in Bitcoin's alphabet, as the digest has it; of a few that is no number of 22 octets: those are
     * read in the chain's own, which is said by a capital.
     *
     * @param suffix two letters and base58
     */
    public static Optional<String> ofBid(String suffix) {
        if (suffix.length() <= TYPE_CHARS || suffix.charAt(1) != BASE58) {
            return Optional.empty();
        }
        String digits = suffix.substring(TYPE_CHARS);
        return raw(Base58.BTC, digits)
                .map(raw -> label(suffix.charAt(0), BASE58, raw))
                .or(() -> raw(Base58.BIF, digits).map(raw -> label(suffix.charAt(0), BASE58_OF_CHAIN, raw)));
    }

    private static Optional<byte[]> raw(Base58 alphabet, String digits) {
        return alphabet.decode(digits, DIGEST_OCTETS).filter(raw -> raw.length == DIGEST_OCTETS);
    }

    private static String label(char type, char encoding, byte[] raw) {
        byte[] octets = new byte[TYPE_CHARS + DIGEST_OCTETS];
        octets[0] = (byte) type;
        octets[1] = (byte) encoding;
        System.arraycopy(raw, 0, octets, TYPE_CHARS, DIGEST_OCTETS);
        return Base32Hex.encode(octets);
    }

    /** What {@link #ofBid} was given; empty for other labels. */
    public static Optional<String> toBid(String label) {
        if (label.length() != BID_CHARS) {
            return Optional.empty();
        }
        return Base32Hex.decode(label).filter(octets -> isLetter(octets[0])).flatMap(octets -> {
            byte[] raw = Arrays.copyOfRange(octets, TYPE_CHARS, octets.length);
            String type = "" + (char) octets[0] + BASE58;
            return switch (octets[1]) {
                case BASE58 -> Optional.of(type + Base58.BTC.encode(raw));
                case BASE58_OF_CHAIN ->
                    Optional.of(Base58.BIF.encode(raw))
                            .filter(digits -> raw(Base58.BTC, digits).isEmpty())
                            .map(type::concat);
                default -> Optional.empty();
            };
        });
    }

    private static boolean isLetter(byte octet) {
        return octet >= 'a' && octet <= 'z';
    }

    /** The labels for a VAA code, leftmost first: plain where no case is lost. */
    public static List<String> ofCode(VaaCode code) {
        String text = code.text();
        if (code.isStrict() && text.length() <= STRICT_CHARS_MAX) {
            return List.of(STRICT_CODE + text.toLowerCase(Locale.ROOT));
        }
        String encoded = Base32Hex.encode(code.octets());
        List<String> labels = new ArrayList<>();
        for (int at = 0; at < encoded.length(); at += PIECE_CHARS) {
            String piece = encoded.substring(at, Math.min(encoded.length(), at + PIECE_CHARS));
            labels.add(at == 0 ? OTHER_CODE + piece : piece);
        }
        return labels;
    }

    /** What {@link #ofCode} was given; empty for other labels. */
    public static Optional<VaaCode> toCode(List<String> labels) {
        if (labels.size() == 1 && labels.get(0).startsWith(STRICT_CODE)) {
            String text = labels.get(0).substring(STRICT_CODE.length()).toUpperCase(Locale.ROOT);
            return code(text).filter(VaaCode::isStrict);
        }
        if (labels.isEmpty() || labels.size() > 2 || !labels.get(0).startsWith(OTHER_CODE)) {
            return Optional.empty();
        }
        String encoded = labels.get(0).substring(OTHER_CODE.length()) + (labels.size() == 2 ? labels.get(1) : "");
        return Base32Hex.decode(encoded)
                .flatMap(octets -> code(new String(octets, StandardCharsets.ISO_8859_1)))
                .filter(code -> ofCode(code).equals(labels));
    }

    /** Whether a label may be the second of a code, so that there may be a name below it. */
    public static boolean canEndCode(String label) {
        return label.length() <= END_CHARS_MAX && Base32Hex.isDigits(label);
    }

    private static Optional<VaaCode> code(String text) {
        return VaaCode.parse(text) instanceof VaaParse.Parsed parsed ? Optional.of(parsed.code()) : Optional.empty();
    }
}
