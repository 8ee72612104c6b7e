package dev.flint.bid;

import dev.flint.bid.BidParse.Rejected;
import dev.flint.id.Base58;
import dev.flint.id.SubChainCode;
import java.util.Arrays;

/**
 * Reads the grammar of BID digest 1.2 from left to right and stops at the first offender. Digests are built in
 * registers: nothing is allocated but the answer.
 */
final class BidScanner {
    private static final String DID = "did:";
    private static final String PREFIX = "did:bid:";
    private static final int BASE58_CHARS_MIN = 22;
    private static final int BASE58_CHARS_MAX = 31;
    private static final int BASE64_DATA_CHARS = 30;
    private static final int BASE64_PADS = 2;
    private static final byte[] BASE64_DIGITS = base64Digits();

    private final String text;
    private final int start;
    private final int end;

    private BidScanner(String text, int start, int end) {
        this.text = text;
        this.start = start;
        this.end = end;
    }

    static BidParse scan(String text, int start, int end) {
        return new BidScanner(text, start, end).scan();
    }

    private BidParse scan() {
        if (end - start > Bid.CHARS_MAX) {
            return new Rejected(BidFault.TOO_LONG, start + Bid.CHARS_MAX);
        }
        for (int i = 0; i < PREFIX.length(); i++) {
            if (start + i == end || text.charAt(start + i) != PREFIX.charAt(i)) {
                return new Rejected(i < DID.length() ? BidFault.NOT_A_DID : BidFault.METHOD, start + i);
            }
        }
        int at = start + PREFIX.length();
        int colon = at;
        while (colon < end && text.charAt(colon) != ':') {
            colon++;
        }
        if (colon < end) {
            int offender = offenderInCode(at, colon);
            return offender < 0 ? entity(colon + 1) : new Rejected(BidFault.SUB_CHAIN_CODE, offender);
        }
        return end - at > SubChainCode.CHARS ? entity(at) : subChainDocument(at);
    }

    private BidParse subChainDocument(int at) {
        if (end - at < SubChainCode.CHARS) {
            return new Rejected(BidFault.TOO_SHORT, end);
        }
        int offender = offenderInCode(at, end);
        return offender < 0
                ? new BidParse.Parsed(Bid.subChainDocument(text.substring(start, end)))
                : new Rejected(BidFault.SUB_CHAIN_CODE, offender);
    }

    private int offenderInCode(int from, int to) {
        for (int i = from; i < to; i++) {
            if (i - from == SubChainCode.CHARS || !SubChainCode.isCodeCharacter(text.charAt(i))) {
                return i;
            }
        }
        return to - from < SubChainCode.CHARS ? to : -1;
    }

    private BidParse entity(int at) {
        if (at >= end) {
            return new Rejected(BidFault.TOO_SHORT, end);
        }
        KeyType type;
        switch (text.charAt(at)) {
            case 'e' -> type = KeyType.ED25519;
            case 'z' -> type = KeyType.SM2;
            case 's' -> type = KeyType.SECP256K1;
            default -> {
                return new Rejected(BidFault.KEY_LETTER, at);
            }
        }
        if (at + 1 >= end) {
            return new Rejected(BidFault.TOO_SHORT, end);
        }
        return switch (text.charAt(at + 1)) {
            case 'f' -> base58(type, at + 2);
            case 's' -> base64(type, at + 2);
            case 't' -> bech32(type, at + 2);
            default -> new Rejected(BidFault.ENCODING_LETTER, at + 1);
        };
    }

    private BidParse base58(KeyType type, int part) {
        for (int i = part; i < end; i++) {
            if (Base58.BIF.digit(text.charAt(i)) < 0) {
                return new Rejected(BidFault.CHARACTER, i);
            }
            if (i - part == BASE58_CHARS_MAX) {
                return new Rejected(BidFault.TOO_LONG, i);
            }
        }
        if (end - part < BASE58_CHARS_MIN) {
            return new Rejected(BidFault.TOO_SHORT, end);
        }
        // Behind "sf" two lineages write two alphabets: Bitcoin's is tried first (BID digest, 2.4).
        Digest digest = Digest.ofBase58(type == KeyType.SECP256K1 ? Base58.BTC : Base58.BIF, text, part, end);
        if (digest.octets() != Digest.OCTETS && type == KeyType.SECP256K1) {
            digest = Digest.ofBase58(Base58.BIF, text, part, end);
        }
        if (digest.octets() != Digest.OCTETS) {
            return new Rejected(BidFault.DIGEST_LENGTH, digest.octets() < Digest.OCTETS ? end : part);
        }
        return parsed(type, BidEncoding.BASE58, digest, text.substring(start, end));
    }

    private BidParse base64(KeyType type, int part) {
        long high = 0;
        long middle = 0;
        long low = 0;
        boolean canonical = true;
        int at = part;
        int last = part;
        for (int n = 0; n < BASE64_DATA_CHARS; n++) {
            if (at >= end) {
                return new Rejected(BidFault.TOO_SHORT, end);
            }
            last = at;
            char c = text.charAt(at);
            char plain = c == '%' ? escaped(at) : c;
            int digit = plain < BASE64_DIGITS.length ? BASE64_DIGITS[plain] : -1;
            if (digit < 0) {
                return new Rejected(BidFault.CHARACTER, at);
            }
            canonical &= c == '%' ? text.charAt(at + 2) < 'a' : c != '+' && c != '/';
            at += c == '%' ? 3 : 1;
            high = high << 6 | middle >>> 58;
            middle = middle << 6 | low >>> 58;
            low = low << 6 | digit;
        }
        if ((low & 0xf) != 0) {
            return new Rejected(BidFault.SPARE_BITS, last);
        }
        Digest digest = Digest.withoutSpareBits(high, middle, low);
        return at == end ? base64(type, part, digest, false) : padding(type, part, digest, at, canonical);
    }

    private BidParse padding(KeyType type, int part, Digest digest, int paddingStart, boolean canonicalBefore) {
        boolean canonical = canonicalBefore;
        int at = paddingStart;
        for (int n = 0; n < BASE64_PADS; n++) {
            if (at >= end) {
                return new Rejected(BidFault.TOO_SHORT, end);
            }
            char c = text.charAt(at);
            char plain = c == '%' ? escaped(at) : c;
            if (plain != '=') {
                boolean data = plain < BASE64_DIGITS.length && BASE64_DIGITS[plain] >= 0;
                return new Rejected(data ? BidFault.TOO_LONG : BidFault.CHARACTER, at);
            }
            canonical &= c == '%' && text.charAt(at + 2) < 'a';
            at += c == '%' ? 3 : 1;
        }
        return at < end ? new Rejected(BidFault.TOO_LONG, at) : base64(type, part, digest, canonical);
    }

    private BidParse base64(KeyType type, int part, Digest digest, boolean canonical) {
        String whole = canonical
                ? text.substring(start, end)
                : text.substring(start, part) + digest.toEscapedBase64() + Bid.ESCAPED_PADDING;
        return parsed(type, BidEncoding.BASE64, digest, whole);
    }

    /** The character behind a percent sign, of the three that may be written so; otherwise NUL. */
    private char escaped(int percent) {
        if (end - percent < 3) {
            return 0;
        }
        char high = text.charAt(percent + 1);
        char low = text.charAt(percent + 2);
        if (high == '2') {
            return low == 'B' || low == 'b' ? '+' : low == 'F' || low == 'f' ? '/' : (char) 0;
        }
        return high == '3' && (low == 'D' || low == 'd') ? '=' : (char) 0;
    }

    private BidParse bech32(KeyType type, int part) {
        long high = 0;
        long middle = 0;
        long low = 0;
        int register = Bech32.REGISTER_START;
        for (int i = part; i < end; i++) {
            int digit = Bech32.digit(text.charAt(i));
            if (digit < 0) {
                return new Rejected(BidFault.CHARACTER, i);
            }
            if (i - part == Bech32.CHARS) {
                return new Rejected(BidFault.TOO_LONG, i);
            }
            register = Bech32.next(register, digit);
            if (i - part < Bech32.DATA_CHARS) {
                high = high << 5 | middle >>> 59;
                middle = middle << 5 | low >>> 59;
                low = low << 5 | digit;
            }
        }
        if (end - part < Bech32.CHARS) {
            return new Rejected(BidFault.TOO_SHORT, end);
        }
        if ((low & 0xf) != 0) {
            return new Rejected(BidFault.SPARE_BITS, part + Bech32.DATA_CHARS - 1);
        }
        if (register != Bech32.REGISTER_END) {
            return new Rejected(BidFault.CHECKSUM, part + Bech32.DATA_CHARS);
        }
        return parsed(type, BidEncoding.BECH32, Digest.withoutSpareBits(high, middle, low), text.substring(start, end));
    }

    private static BidParse parsed(KeyType type, BidEncoding encoding, Digest digest, String canonical) {
        return new BidParse.Parsed(Bid.entity(type, encoding, digest, canonical));
    }

    private static byte[] base64Digits() {
        byte[] digits = new byte[128];
        Arrays.fill(digits, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            digits[alphabet.charAt(i)] = (byte) i;
        }
        return digits;
    }
}
