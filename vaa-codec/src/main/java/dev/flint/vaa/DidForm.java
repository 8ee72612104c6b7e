package dev.flint.vaa;

import dev.flint.vaa.Carried.Source;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * VAA codes as DIDs: digest, 2.3 and 2.4. The sub-chain's code stands apart, in lower case.
 *
 * @see <a href="https://github.com/caict-4iot-dev/vaa-method">The did:vaa method</a>
 */
public final class DidForm {
    static final String METHOD = "did:vaa:";

    private static final String CONTRACT = "IDcontract";
    private static final String MARKS = ".-_";
    private static final int CHAIN_CODE = 4;
    private static final int KEY_CHARS_MIN = 20;
    private static final int KEY_CHARS_MAX = 31;

    private DidForm() {}

    public static String of(VaaCode code) {
        String head = code.text().substring(0, VaaCode.SN);
        return METHOD
                + code.chainCode().map(chain -> chain + ":").orElse("")
                + head
                + Escapes.escaped(code.localSerialNumber(), MARKS);
    }

    static Reading read(String text, Profile profile) {
        if (text.isEmpty()) {
            return new Reading.Rejected(CodecError.EMPTY, 0);
        }
        for (int i = 0; i < METHOD.length(); i++) {
            if (i >= text.length() || text.charAt(i) != METHOD.charAt(i)) {
                return new Reading.Rejected(CodecError.DID_BAD_METHOD, i < "did:".length() ? i : "did:".length());
            }
        }
        if (text.startsWith(CONTRACT, METHOD.length())) {
            return legacy(text, profile);
        }
        var fault = fault(text);
        return fault.isPresent() ? fault.get() : readChecked(text, profile);
    }

    /** The published form, a DID URL with a path: the contract's number and a Handle. */
    private static Reading legacy(String text, Profile profile) {
        int at = METHOD.length() + CONTRACT.length();
        while (at < text.length() && Ascii.isDigit(text.charAt(at))) {
            at++;
        }
        if (at == text.length() || text.charAt(at) != ':') {
            return new Reading.Rejected(CodecError.DID_BAD_CHAR, at);
        }
        var reading = HandleForm.read(text.substring(at + 1), profile);
        if (reading instanceof Reading.Rejected rejected) {
            return new Reading.Rejected(rejected.error(), rejected.index() + at + 1);
        }
        var carried = ((Reading.Read) reading).carried();
        return new Reading.Read(Carried.of(
                carried.identity().orElseThrow(),
                new Source.Text(),
                List.of(Warning.of(Warning.Kind.NON_CANONICAL_FORM))));
    }

    private static Optional<Reading> fault(String text) {
        for (int i = METHOD.length(); i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/' || c == '?' || c == '#') {
                return Optional.of(new Reading.Rejected(CodecError.DID_PATH_NOT_ALLOWED, Reading.WHOLE));
            }
            if (c == '%') {
                if (!Escapes.isEscape(text, i)) {
                    return Optional.of(new Reading.Rejected(CodecError.BAD_PERCENT_ENCODING, i));
                }
            } else if (!Ascii.isLetterOrDigit(c) && MARKS.indexOf(c) < 0 && c != ':') {
                return Optional.of(new Reading.Rejected(CodecError.DID_BAD_CHAR, i));
            }
        }
        return Optional.empty();
    }

    private static Reading readChecked(String text, Profile profile) {
        int colon = text.indexOf(':', METHOD.length());
        int start = METHOD.length();
        String chain = "";
        if (colon >= 0) {
            chain = text.substring(start, colon);
            boolean isCode = chain.length() == CHAIN_CODE
                    && chain.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'));
            if (!isCode) {
                return new Reading.Rejected(CodecError.DID_BAD_CHAIN_CODE, start);
            }
            start = colon + 1;
            if (text.indexOf(':', start) >= 0) {
                return new Reading.Rejected(CodecError.DID_BAD_CHAR, text.indexOf(':', start));
            }
        }
        boolean head = text.regionMatches(start, "VAA", 0, 3)
                && text.length() > start + 3
                && Ascii.isDigit(text.charAt(start + 3));
        var key = head || !chain.isEmpty() ? Optional.<String>empty() : keyId(text.substring(start));
        if (key.isPresent()) {
            var source = new Source.KeyDid(key.get());
            return new Reading.Read(new Carried(Optional.empty(), List.of(), source, List.of()));
        }
        return code(text, Escapes.decoded(text, start, text.length()), chain, profile);
    }

    /** @param local the code without the sub-chain's */
    private static Reading code(String text, Input local, String chain, Profile profile) {
        // What is wrong is told of the local code, where it stands; then of the whole.
        var parse = VaaCode.parse(local.text(), profile);
        if (parse instanceof VaaParse.Rejected rejected) {
            return local.rejected(rejected.error(), rejected.index());
        }
        var code = ((VaaParse.Parsed) parse).code();
        if (!chain.isEmpty()) {
            String head = local.from(0, VaaCode.SN);
            var whole = VaaCode.parse(VaaCode.carrier(head, chain, local.from(VaaCode.SN, local.length())));
            if (whole instanceof VaaParse.Rejected rejected) {
                return local.rejected(rejected.error(), local.length());
            }
            code = ((VaaParse.Parsed) whole).code();
        }
        List<Warning> warnings = new ArrayList<>();
        if (!of(code).equals(text)) {
            warnings.add(Warning.of(Warning.Kind.NON_CANONICAL_FORM));
        }
        return new Reading.Read(Carried.of(Identity15459.of(code), new Source.Text(), warnings));
    }

    /** What a DID of the first kind stands for; empty when it is none. */
    private static Optional<String> keyId(String text) {
        return text.length() < KEY_CHARS_MIN || text.length() > KEY_CHARS_MAX
                ? Optional.empty()
                : Base58.decode(text).map(HexFormat.of()::formatHex);
    }
}
