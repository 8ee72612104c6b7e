package dev.flint.ledger.note;

import dev.flint.ledger.note.PolicyParse.Fault;
import java.util.Arrays;
import java.util.List;

/** Policies that are none, each with its fault and the place of it. */
public final class BadPolicies {
    static final String LOG =
            new CheckpointSigner("log.example", seed(1)).verifierKey().text();
    static final String LOG_2 =
            new CheckpointSigner("log2.example", seed(2)).verifierKey().text();
    static final String W1 = new Cosigner("w1.example", seed(3)).key().text();
    static final String W2 = new Cosigner("w2.example", seed(4)).key().text();
    static final String START = "log " + LOG + "\nwitness a " + W1 + "\nwitness b " + W2 + "\n";

    private BadPolicies() {}

    record Bad(String text, Fault fault, int line, int column) {}

    static byte[] seed(int number) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) number);
        return seed;
    }

    /** The texts alone; octets above 7F stand as characters of the same number. */
    public static List<String> texts() {
        return all().stream().map(Bad::text).toList();
    }

    static List<Bad> all() {
        return List.of(
                new Bad("", Fault.QUORUM_MISSING, 1, 1),
                new Bad(START, Fault.QUORUM_MISSING, 4, 1),
                new Bad("quorum none", Fault.LINE_END, 1, 12),
                new Bad("quorum none\r\n", Fault.OCTET, 1, 12),
                new Bad("quorum none\n# \u007f\n", Fault.OCTET, 2, 3),
                new Bad("quorum none\n\u0000\n", Fault.OCTET, 2, 1),
                new Bad("quorum none\nquorum none\n", Fault.QUORUM_TWICE, 2, 1),
                new Bad("quorum\n", Fault.WORDS, 1, 1),
                new Bad("quorum a b\n", Fault.WORDS, 1, 10),
                new Bad(START + "quorum c\n", Fault.NAME_UNKNOWN, 4, 8),
                new Bad("quorum a\n" + START, Fault.NAME_UNKNOWN, 1, 8),
                new Bad("Quorum none\n", Fault.KEYWORD, 1, 1),
                new Bad("  logs x\nquorum none\n", Fault.KEYWORD, 1, 3),
                new Bad("log\nquorum none\n", Fault.WORDS, 1, 1),
                new Bad("log " + LOG + " url more\nquorum none\n", Fault.WORDS, 1, LOG.length() + 10),
                new Bad("log x\nquorum none\n", Fault.KEY, 1, 5),
                new Bad("log \u00ff" + LOG + "\nquorum none\n", Fault.KEY, 1, 5),
                new Bad("log " + W1 + "\nquorum none\n", Fault.KEY, 1, 5),
                new Bad("log " + LOG.replace('+', '-') + "\nquorum none\n", Fault.KEY, 1, 5),
                new Bad("log " + LOG.replace("log.", "lag.") + "\nquorum none\n", Fault.KEY, 1, 5),
                new Bad("log " + LOG + "\nlog " + LOG + "\nquorum none\n", Fault.KEY_TWICE, 2, 5),
                new Bad("witness a " + LOG + "\nquorum none\n", Fault.KEY, 1, 11),
                new Bad("witness a\nquorum none\n", Fault.WORDS, 1, 9),
                new Bad("witness none " + W1 + "\nquorum none\n", Fault.NAME_TWICE, 1, 9),
                new Bad("witness a " + W1 + "\nwitness b " + W1 + "\nquorum none\n", Fault.KEY_TWICE, 2, 11),
                new Bad("witness a " + W1 + "\nwitness a " + W2 + "\nquorum none\n", Fault.NAME_TWICE, 2, 9),
                new Bad(START + "group a any b\nquorum a\n", Fault.NAME_TWICE, 4, 7),
                new Bad(START + "group none any b\nquorum a\n", Fault.NAME_TWICE, 4, 7),
                new Bad(START + "group g any\nquorum g\n", Fault.WORDS, 4, 9),
                new Bad(START + "group g 0 a\nquorum g\n", Fault.THRESHOLD, 4, 9),
                new Bad(START + "group g 01 a\nquorum g\n", Fault.THRESHOLD, 4, 9),
                new Bad(START + "group g 3 a b\nquorum g\n", Fault.THRESHOLD, 4, 9),
                new Bad(START + "group g -1 a b\nquorum g\n", Fault.THRESHOLD, 4, 9),
                new Bad(START + "group g most a b\nquorum g\n", Fault.THRESHOLD, 4, 9),
                new Bad(START + "group g toString a b\nquorum g\n", Fault.THRESHOLD, 4, 9),
                new Bad(START + "group g any none\nquorum g\n", Fault.NAME_UNKNOWN, 4, 13),
                new Bad(START + "group g any g\nquorum g\n", Fault.NAME_UNKNOWN, 4, 13),
                new Bad(START + "group g all a a\nquorum g\n", Fault.MEMBER_TWICE, 4, 15),
                new Bad(START + "group g any a\ngroup h any b a\nquorum h\n", Fault.MEMBER_TWICE, 5, 15),
                new Bad(" ".repeat(65_536) + "\n", Fault.TOO_LONG, 1, 1));
    }
}
