package dev.flint.deploy.house;

/** Where clients say that they ask. */
final class Hosts {
    private static final int CHARS_MAX = 255;

    private Hosts() {}

    /** An origin for links to us; of what cannot be a host, that of this machine. */
    static String origin(String host) {
        boolean plain = !host.isEmpty()
                && host.length() <= CHARS_MAX
                && host.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || ".-:[]_".indexOf(c) >= 0);
        return "http://" + (plain ? host : "localhost");
    }
}
