package dev.flint.ledger.note;

import dev.flint.ledger.note.NoteParse.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text with signatures, C2SP signed-note: text, an empty line, signature lines.
 *
 * @param text ended by a newline
 * @param signatures at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    private static final int CHARS_MAX = 1_000_000;
    private static final int SIGNATURES_MAX = 100;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || signatures.isEmpty()) {
            throw new IllegalArgumentException("a note has a text that ends in a newline, and a signature");
        }
    }

    /** The same text with one more signature. */
    public SignedNote with(NoteSignature signature) {
        return new SignedNote(
                text, Stream.concat(signatures.stream(), Stream.of(signature)).toList());
    }

    /** The note as it is published. */
    public String format() {
        StringBuilder out = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> out.append(signature.line()));
        return out.toString();
    }

    /**
     * Whether the key signed this text: it has a line of its own and every line of its own verifies. Lines of other
     * keys do not count.
     */
    public boolean isSignedBy(VerifierKey key) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        List<NoteSignature> own =
                signatures.stream().filter(line -> line.isBy(key)).toList();
        return !own.isEmpty() && own.stream().allMatch(line -> key.verifies(message, line.signature()));
    }

    /** Reads a note; verifies nothing. */
    public static NoteParse parse(String note) {
        if (note.length() > CHARS_MAX) {
            return new NoteParse.Rejected(Fault.TOO_LONG, CHARS_MAX);
        }
        int bad = badCharacter(note);
        if (bad >= 0) {
            return new NoteParse.Rejected(Fault.CHARACTER, bad);
        }
        int separator = note.lastIndexOf("\n\n");
        if (separator < 0) {
            return new NoteParse.Rejected(Fault.NO_SEPARATOR, note.length());
        }
        if (separator + 2 == note.length() || !note.endsWith("\n")) {
            return new NoteParse.Rejected(Fault.NO_SIGNATURE, note.length());
        }
        return signatures(note, separator);
    }

    private static NoteParse signatures(String note, int separator) {
        List<NoteSignature> signatures = new ArrayList<>();
        for (int start = separator + 2, end; start < note.length(); start = end + 1) {
            end = note.indexOf('\n', start);
            String line = note.substring(start, end);
            if (!line.startsWith(NoteSignature.LINE_START)) {
                return new NoteParse.Rejected(Fault.LINE_START, start);
            }
            int nameStart = NoteSignature.LINE_START.length();
            int space = line.indexOf(' ', nameStart);
            if (space < 0 || !VerifierKey.isName(line.substring(nameStart, space))) {
                return new NoteParse.Rejected(Fault.NAME, start + nameStart);
            }
            byte[] blob = StrictBase64.decode(line.substring(space + 1));
            if (blob.length <= Integer.BYTES) {
                return new NoteParse.Rejected(Fault.SIGNATURE, start + space + 1);
            }
            if (signatures.size() == SIGNATURES_MAX) {
                return new NoteParse.Rejected(Fault.TOO_MANY_SIGNATURES, start);
            }
            signatures.add(NoteSignature.ofBlob(line.substring(nameStart, space), blob));
        }
        return new NoteParse.Parsed(new SignedNote(note.substring(0, separator + 1), signatures));
    }

    /** Index of the first control character or half surrogate pair, -1 when there is none. */
    private static int badCharacter(String note) {
        for (int i = 0; i < note.length(); ) {
            int c = note.codePointAt(i);
            if ((c < 0x20 && c != '\n') || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
                return i;
            }
            i += Character.charCount(c);
        }
        return -1;
    }
}
