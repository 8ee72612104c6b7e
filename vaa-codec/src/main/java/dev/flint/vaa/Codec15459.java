package dev.flint.vaa;

import dev.flint.vaa.Carried.Source;
import java.util.List;

/**
 * Reads identities from everything that carries them. Never throws for what it is given; looks at no more than
 * {@value #CHARS_MAX} characters, in time linear in their number.
 */
public final class Codec15459 {
    /** A longer input is TOO_LONG at this index. */
    public static final int CHARS_MAX = Input.CHARS_MAX;

    private Codec15459() {}

    /** A bare VAA code. */
    public static Reading vaa(String text, Profile profile) {
        var parse = VaaCode.parse(text, profile);
        return parse instanceof VaaParse.Parsed parsed
                ? new Reading.Read(Carried.of(Identity15459.of(parsed.code()), new Source.Text(), List.of()))
                : rejected((VaaParse.Rejected) parse);
    }

    private static Reading rejected(VaaParse.Rejected rejected) {
        return new Reading.Rejected(rejected.error(), rejected.index());
    }

    /** A data element: a data identifier and its data. */
    public static Reading element(String text, Profile profile) {
        if (text.length() > CHARS_MAX) {
            return tooLong();
        }
        var elements = new Elements(Input.of(text), profile);
        var fault = elements.take(0, text.length());
        elements.endBlock("");
        return fault.isPresent() ? fault.get() : elements.read(new Source.Text());
    }

    /** An envelope of ISO/IEC 15434. */
    public static Reading envelope(String text, Profile profile) {
        if (text.length() > CHARS_MAX) {
            return tooLong();
        }
        if (text.isEmpty()) {
            return new Reading.Rejected(CodecError.EMPTY, 0);
        }
        var input = Input.of(text);
        var elements = new Elements(input, profile);
        var fault = new Envelope15434(input, elements).read();
        return fault.isPresent() ? fault.get() : elements.read(new Source.Text());
    }

    /** An element as an envelope of format 06. */
    public static String envelopeOf(Identity15459 identity) {
        return Envelope15434.of(identity.diData());
    }

    /** What a scanner sent, whichever symbol it read, whatever its keyboard wedge made of it. */
    public static Reading scan(String text, Profile profile) {
        return text.length() > CHARS_MAX ? tooLong() : new ScanReader(text, profile).read();
    }

    /**
     * The VAA code in what a scanner sent, without a word about the rest.
     *
     * @param scan UTF-8
     * @return BAD_IAC at 0 if there is an identity of another agency in it, or none
     */
    public static VaaParse scannedCode(byte[] scan, int offset, int length, Profile profile) {
        return ScannedCode.parse(scan, offset, length, profile);
    }

    /** Memory bank 01 of a tag from its protocol control word on, in hexadecimal digits. */
    public static Reading tag(String hex, Profile profile) {
        return hex.length() > CHARS_MAX ? tooLong() : new TagReader(profile).read(hex);
    }

    public static Reading handle(String text, Profile profile) {
        return text.length() > CHARS_MAX ? tooLong() : HandleForm.read(text, profile);
    }

    public static Reading did(String text, Profile profile) {
        return text.length() > CHARS_MAX ? tooLong() : DidForm.read(text, profile);
    }

    /** A URL, or its path. */
    public static Reading url(String text, Profile profile) {
        return text.length() > CHARS_MAX ? tooLong() : UrlForm.read(text, profile);
    }

    private static Reading tooLong() {
        return new Reading.Rejected(CodecError.TOO_LONG, CHARS_MAX);
    }
}
