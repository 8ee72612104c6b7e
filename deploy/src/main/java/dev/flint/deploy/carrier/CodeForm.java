package dev.flint.deploy.carrier;

import dev.flint.vaa.Codec15459;
import dev.flint.vaa.DataIdentifier;
import dev.flint.vaa.Profile;
import dev.flint.vaa.Reading;
import java.util.Optional;

/** In which form a code is given: names on the command line and in lines of input. */
public enum CodeForm {
    VAA("vaa", "vaa"),
    SCAN("scan", "scannerInput"),
    TAG("tag", "rfid"),
    DI("di", "diData"),
    ENVELOPE("envelope", "envelope06"),
    HANDLE("handle", "handle"),
    DID("did", "did"),
    URL("url", "urlPath");

    private final String text;
    private final String member;

    CodeForm(String text, String member) {
        this.text = text;
        this.member = member;
    }

    /** By its name, or that of the member in which a verdict has it. */
    public static Optional<CodeForm> of(String name) {
        for (CodeForm form : values()) {
            if (form.text.equals(name) || form.member.equals(name)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }

    /** The form that a text seems to have, as far as one can tell. */
    public static CodeForm ofLook(String text) {
        if (text.startsWith("did:")) {
            return DID;
        }
        if (text.startsWith("http://") || text.startsWith("https://") || text.startsWith("/")) {
            return URL;
        }
        int slash = text.indexOf('/');
        boolean handle =
                slash > 0 && text.substring(0, slash).chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
        if (handle) {
            return HANDLE;
        }
        return looksLikeTag(text) ? TAG : SCAN;
    }

    /** The form that a text has beyond doubt, and is no identifier of another kind in; empty if there is none. */
    public static Optional<CodeForm> certain(String text) {
        if (text.startsWith("]") || text.startsWith("[)>")) {
            return Optional.of(SCAN);
        }
        if (text.startsWith("https://") || text.startsWith("http://")) {
            return identified(URL, text);
        }
        if (text.isEmpty() || text.charAt(0) < '0' || text.charAt(0) > '9' || text.startsWith(DataIdentifier.VAA)) {
            return looksLikeTag(text) ? Optional.of(TAG) : Optional.empty();
        }
        return looksLikeTag(text) ? Optional.of(TAG) : identified(DI, text);
    }

    private static Optional<CodeForm> identified(CodeForm form, String text) {
        return Optional.of(form)
                .filter(some -> some.read(text, Profile.EXTENDED) instanceof Reading.Read read
                        && read.carried().identity().isPresent());
    }

    /** Words of hexadecimal digits that the protocol control word counts right. */
    public static boolean looksLikeTag(String text) {
        return text.length() >= 8 && Codec15459.tag(text, Profile.EXTENDED) instanceof Reading.Read;
    }

    /** Under which name a verdict has it. */
    public String member() {
        return this == VAA ? "canonical" : member;
    }

    public Reading read(String input, Profile profile) {
        return switch (this) {
            case VAA -> Codec15459.vaa(input, profile);
            case SCAN -> Codec15459.scan(input, profile);
            case TAG -> Codec15459.tag(input, profile);
            case DI -> Codec15459.element(input, profile);
            case ENVELOPE -> Codec15459.envelope(input, profile);
            case HANDLE -> Codec15459.handle(input, profile);
            case DID -> Codec15459.did(input, profile);
            case URL -> Codec15459.url(input, profile);
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
