package dev.flint.deploy.house;

import dev.flint.ledger.note.CosignerKey;
import dev.flint.ledger.note.NoteParse;
import dev.flint.ledger.note.NoteSignature;
import dev.flint.ledger.note.SignedNote;
import java.net.URI;
import java.util.Optional;

/**
 * A witness of our log.
 *
 * @param url below which {@code /add-checkpoint} stands
 */
record AskedWitness(URI url, CosignerKey key) {
    /** Reads {@code <url>#<verifier key>}. */
    static Optional<AskedWitness> parse(String text) {
        int mark = text.indexOf('#');
        var key = CosignerKey.parse(text.substring(mark + 1));
        if (mark < 0 || key.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI url = URI.create(text.substring(0, mark));
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            return web && url.getHost() != null ? Optional.of(new AskedWitness(url, key.get())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Its good line among those that are added to a note. */
    Optional<NoteSignature> lineIn(SignedNote note, String lines) {
        return SignedNote.parse(note.format() + lines) instanceof NoteParse.Parsed parsed
                ? parsed.note().signatures().stream()
                        .filter(line -> key.verify(note.text(), line).isPresent())
                        .findFirst()
                : Optional.empty();
    }

    /** Where a checkpoint is posted. */
    String address() {
        String base = url.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/add-checkpoint";
    }
}
