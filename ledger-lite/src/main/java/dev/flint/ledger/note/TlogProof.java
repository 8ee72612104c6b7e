package dev.flint.ledger.note;

import dev.flint.ledger.note.TlogProofParse.Fault;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * That a leaf is in a log, as one text: C2SP tlog-proof v1.
 *
 * @param extra opaque and vouched for by nobody; empty for none
 * @param index of the leaf, zero-based
 * @param path inclusion path, the leaf's sibling first, 32 bytes each
 * @param checkpoint signed note
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by agreement: it is made to be written out
public record TlogProof(byte[] extra, long index, List<byte[]> path, SignedNote checkpoint) {
    private static final String TITLE = "c2sp.org/tlog-proof@v1\n";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    private static final int CHARS_MAX = 1_000_000;
    private static final int HASH_BYTES = 32;
    private static final int HASHES_MAX = 64;

    public TlogProof {
        path = List.copyOf(path);
        if (index < 0 || path.size() > HASHES_MAX || path.stream().anyMatch(hash -> hash.length != HASH_BYTES)) {
            throw new IllegalArgumentException("not a proof: index " + index + ", path of " + path.size());
        }
    }

    /** The proof as it is published. */
    public String format() {
        StringBuilder out = new StringBuilder(TITLE);
        Base64.Encoder base64 = Base64.getEncoder();
        if (extra.length > 0) {
            out.append(EXTRA).append(base64.encodeToString(extra)).append('\n');
        }
        out.append(INDEX).append(index).append('\n');
        path.forEach(hash -> out.append(base64.encodeToString(hash)).append('\n'));
        return out.append('\n').append(checkpoint.format()).toString();
    }

    /** Reads {@link #format}; verifies nothing. */
    public static TlogProofParse parse(String text) {
        if (text.length() > CHARS_MAX) {
            return new TlogProofParse.Rejected(Fault.TOO_LONG, CHARS_MAX);
        }
        if (!text.startsWith(TITLE)) {
            return new TlogProofParse.Rejected(Fault.TITLE, 0);
        }
        int at = TITLE.length();
        byte[] extra = {};
        if (text.startsWith(EXTRA, at)) {
            int end = text.indexOf('\n', at);
            extra = StrictBase64.decode(text.substring(at + EXTRA.length(), end < 0 ? text.length() : end));
            if (end < 0 || extra.length == 0) {
                return new TlogProofParse.Rejected(Fault.EXTRA, at + EXTRA.length());
            }
            at = end + 1;
        }
        int end = text.indexOf('\n', at);
        long index = end >= 0 && text.startsWith(INDEX, at)
                ? Checkpoint.decimal(text.substring(Math.min(end, at + INDEX.length()), end))
                : -1;
        return index < 0 ? new TlogProofParse.Rejected(Fault.INDEX, at) : pathAndNote(text, end + 1, extra, index);
    }

    private static TlogProofParse pathAndNote(String text, int start, byte[] extra, long index) {
        List<byte[]> path = new ArrayList<>();
        int at = start;
        for (int end = text.indexOf('\n', at); end != at; end = text.indexOf('\n', at)) {
            if (end < 0) {
                return new TlogProofParse.Rejected(Fault.LINE_END, text.length());
            }
            byte[] hash = StrictBase64.decode(text.substring(at, end));
            if (hash.length != HASH_BYTES) {
                return new TlogProofParse.Rejected(Fault.HASH, at);
            }
            if (path.size() == HASHES_MAX) {
                return new TlogProofParse.Rejected(Fault.TOO_MANY_HASHES, at);
            }
            path.add(hash);
            at = end + 1;
        }
        return SignedNote.parse(text.substring(at + 1)) instanceof NoteParse.Parsed note
                ? new TlogProofParse.Parsed(new TlogProof(extra, index, path, note.note()))
                : new TlogProofParse.Rejected(Fault.NOTE, at + 1);
    }
}
