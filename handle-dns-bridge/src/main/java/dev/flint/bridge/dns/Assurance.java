package dev.flint.bridge.dns;

import dev.flint.bridge.dns.DomainDids.Finding;

/**
 * How far a domain and the document of its DID vouch for each other. The levels are the draft's, as far as their
 * controls can be seen from outside: who holds the keys (controls 4, 5 and 9 to 11) cannot, so that {@code HIGH+} is
 * never given.
 *
 * @param uri whether the domain names the DID in a URI record under {@code _did}
 * @param dnssec what holds of all records together
 * @see <a href="https://datatracker.ietf.org/doc/draft-carter-high-assurance-dids-with-dns/">High Assurance DIDs with
 *     DNS, Levels of Assurance, Verification Failure</a>
 */
public record Assurance(Level level, boolean uri, DnssecVerdict dnssec, KeyMatch keys, Integrity integrity) {
    /** A level; each takes in the one before it. */
    public enum Level {
        /** Domain and document contradict each other, or one of them itself. */
        INSECURE("INSECURE"),
        /** The domain names the DID. */
        LOW_MINUS("LOW-"),
        /** The document points back. */
        LOW("LOW"),
        /** The document is what its controller wrote. */
        MEDIUM("MEDIUM"),
        /** The domain names the DID in a URI record, and publishes each of its keys. */
        MEDIUM_PLUS("MEDIUM+"),
        /** All of that is signed. */
        HIGH("HIGH");

        private final String text;

        Level(String text) {
            this.text = text;
        }

        /** As the draft has it. */
        public String text() {
            return text;
        }
    }

    /**
     * What follows from all that was found.
     *
     * @param mutual whether the document points back
     */
    public static Assurance of(
            Finding finding, boolean mutual, DomainKeys.Published published, KeyMatch keys, Integrity integrity) {
        var dnssec = keys == KeyMatch.UNANSWERED
                ? finding.verdict()
                : finding.verdict().weaker(published.verdict());
        var level = level(mutual, integrity, finding.isUri() && keys == KeyMatch.ALL, dnssec);
        boolean contradiction = keys.contradicts() || integrity.contradicts();
        return new Assurance(contradiction ? Level.INSECURE : level, finding.isUri(), dnssec, keys, integrity);
    }

    private static Level level(boolean mutual, Integrity integrity, boolean mapped, DnssecVerdict dnssec) {
        if (!mutual) {
            return Level.LOW_MINUS;
        }
        if (!integrity.holds()) {
            return Level.LOW;
        }
        if (!mapped) {
            return Level.MEDIUM;
        }
        return dnssec == DnssecVerdict.SECURE ? Level.HIGH : Level.MEDIUM_PLUS;
    }
}
