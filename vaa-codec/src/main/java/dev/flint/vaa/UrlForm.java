package dev.flint.vaa;

import dev.flint.vaa.Carried.Source;
import java.util.Optional;

/** Identities as URLs: ISO/IEC 18975, the structured path; with a host that stays, IEC 61406. */
public final class UrlForm {
    private static final String UNRESERVED = "-._~";

    private UrlForm() {}

    /** The path, with a slash before the data identifier. */
    public static String pathOf(Identity15459 identity) {
        return '/' + identity.dataIdentifier().text() + '/' + Escapes.escaped(identity.text(), UNRESERVED);
    }

    /**
     * The whole URL.
     *
     * @param origin scheme and host, without a slash at the end
     */
    public static String of(String origin, Identity15459 identity) {
        return origin + pathOf(identity);
    }

    static Reading read(String text, Profile profile) {
        if (text.isEmpty()) {
            return new Reading.Rejected(CodecError.EMPTY, 0);
        }
        int start = pathStart(text);
        int end = pathEnd(text, start);
        for (int slash = text.indexOf('/', start); slash >= 0 && slash < end; slash = text.indexOf('/', slash + 1)) {
            int next = text.indexOf('/', slash + 1);
            if (next < 0 || next >= end) {
                break;
            }
            var identifier = DataIdentifier.startOf(text.substring(slash + 1, next), 0);
            if (identifier.isPresent() && identifier.get().text().length() == next - slash - 1) {
                return read(text, identifier.get(), next + 1, end, profile);
            }
        }
        return new Reading.Rejected(CodecError.NO_DATA_IDENTIFIER, Math.min(start + 1, text.length()));
    }

    private static Reading read(String text, DataIdentifier identifier, int start, int end, Profile profile) {
        int slash = text.indexOf('/', start);
        int stop = slash == end - 1 && slash >= 0 ? slash : end;
        if (slash >= 0 && slash < stop) {
            return new Reading.Rejected(CodecError.URL_EXTRA_SEGMENT, Reading.WHOLE);
        }
        for (int i = start; i < stop; i++) {
            if (text.charAt(i) == '%' && !Escapes.isEscape(text, i)) {
                // The last character that could be read, as the vectors count it.
                return new Reading.Rejected(CodecError.BAD_PERCENT_ENCODING, i - 1);
            }
        }
        // Behind its data identifier, as on a carrier; that is as long in the URL, and a slash before the data.
        var data = Escapes.decoded(text, start, stop);
        int shift = identifier.text().length();
        int[] origins = new int[shift + data.length() + 1];
        for (int i = 0; i < origins.length; i++) {
            origins[i] = i < shift ? start - 1 - shift + i : data.origin(i - shift);
        }
        var input = new Input(identifier.text() + data.text(), origins);
        var elements = new Elements(input, profile);
        Optional<Reading.Rejected> fault = elements.take(0, input.length());
        elements.endBlock("");
        if (fault.isPresent()) {
            return fault.get();
        }
        var read = elements.read(new Source.Text());
        boolean canonical = read.carried()
                .identity()
                .filter(identity -> text.substring(start - shift - 2, stop).equals(pathOf(identity)))
                .isPresent();
        if (!canonical) {
            elements.warn(Warning.of(Warning.Kind.NON_CANONICAL_FORM));
        }
        return elements.read(new Source.Text());
    }

    private static int pathStart(String text) {
        int scheme = text.indexOf("://");
        if (scheme < 0) {
            return 0;
        }
        int slash = text.indexOf('/', scheme + 3);
        return slash < 0 ? text.length() : slash;
    }

    private static int pathEnd(String text, int start) {
        int end = text.length();
        for (char mark : new char[] {'?', '#'}) {
            int index = text.indexOf(mark, start);
            end = index >= 0 ? Math.min(end, index) : end;
        }
        return end;
    }
}
