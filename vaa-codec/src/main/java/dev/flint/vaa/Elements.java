package dev.flint.vaa;

import dev.flint.vaa.Carried.Block;
import dev.flint.vaa.Carried.Element;
import dev.flint.vaa.Carried.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes data elements together, and finds the identity among them. One instance per input. */
final class Elements {
    static final char GS = '\u001D';

    private final Input input;
    private final Profile profile;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();
    private List<Element> elements = new ArrayList<>();
    private Optional<Identity15459> identity = Optional.empty();

    Elements(Input input, Profile profile) {
        this.input = input;
        this.profile = profile;
    }

    void warn(Warning warning) {
        warnings.add(warning);
    }

    /** A whole text of elements with GS between them. */
    Optional<Reading.Rejected> takeAll(int from, int end) {
        int start = from;
        while (true) {
            int stop = Math.min(input.indexOf(GS, start), end);
            var fault = take(start, stop);
            if (fault.isPresent() || stop == end) {
                return fault;
            }
            start = stop + 1;
        }
    }

    /** An element with a data identifier. */
    Optional<Reading.Rejected> take(int from, int end) {
        if (from == end) {
            return Optional.of(input.rejected(CodecError.EMPTY, from));
        }
        var found = DataIdentifier.startOf(input.from(from, end), 0);
        if (found.isEmpty()) {
            return Optional.of(input.rejected(CodecError.NO_DATA_IDENTIFIER, from));
        }
        var identifier = found.get();
        int start = from + identifier.text().length();
        var fault = check(identifier, start, end);
        if (fault.isPresent()) {
            return fault;
        }
        String data = input.from(start, end);
        elements.add(new Element(identifier.text(), data));
        if (identifier.isDeprecated()) {
            warnings.add(new Warning(Warning.Kind.DEPRECATED_DI, identifier.text()));
        }
        return Identity15459.isCarriedBy(identifier) ? identify(identifier, data, start) : Optional.empty();
    }

    private Optional<Reading.Rejected> check(DataIdentifier identifier, int start, int end) {
        if (start == end) {
            return Optional.of(input.rejected(CodecError.EMPTY, end));
        }
        int max = identifier.text().equals(DataIdentifier.VAA) ? VaaCode.CHARS_MAX : identifier.max();
        if (max > 0 && end - start > max) {
            return Optional.of(input.rejected(CodecError.TOO_LONG, start + max));
        }
        for (int i = start; i < end; i++) {
            if (!Ascii.isPrintable(input.at(i))) {
                return Optional.of(input.rejected(CodecError.CTRL_OR_NON_ASCII, i));
            }
            if (!identifier.takes(input.at(i))) {
                return Optional.of(input.rejected(CodecError.BAD_SN_CHAR, i));
            }
        }
        // What is short of an identity is told by the identity's own rules.
        return !identifier.isIdentity() && end - start < identifier.min()
                ? Optional.of(input.rejected(CodecError.TOO_SHORT, end))
                : Optional.empty();
    }

    private Optional<Reading.Rejected> identify(DataIdentifier identifier, String data, int start) {
        var parse = Identity15459.parse(identifier, data, profile);
        if (parse instanceof Identity15459.Parse.Rejected rejected) {
            return Optional.of(input.rejected(rejected.error(), start + rejected.index()));
        }
        if (data.length() < identifier.min()) {
            return Optional.of(input.rejected(CodecError.TOO_SHORT, start + data.length()));
        }
        found(((Identity15459.Parse.Parsed) parse).identity());
        return Optional.empty();
    }

    void found(Identity15459 found) {
        if (identity.isEmpty()) {
            identity = Optional.of(found);
            found.agency()
                    .filter(agency -> !agency.isRegistered())
                    .ifPresent(agency -> warnings.add(new Warning(Warning.Kind.UNREGISTERED_IAC, agency.code())));
        }
    }

    /** Something without a data identifier. */
    void takeOpaque(String data) {
        elements.add(new Element("", data));
    }

    void endBlock(String format) {
        blocks.add(new Block(format, elements));
        elements = new ArrayList<>();
    }

    Reading.Read read(Source source) {
        return new Reading.Read(new Carried(identity, blocks, source, warnings));
    }
}
