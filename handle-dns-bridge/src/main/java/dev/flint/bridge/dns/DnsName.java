package dev.flint.bridge.dns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A name: labels in lower case, leftmost first, without the root's.
 *
 * @param labels each 1 to 63 characters, one an octet
 */
public record DnsName(List<String> labels) {
    static final int OCTETS_MAX = 255;
    static final int LABEL_OCTETS_MAX = 63;

    public DnsName {
        labels = List.copyOf(labels);
    }

    /** Reads a name as people write it, with or without a dot at its end; empty when it is none. */
    public static Optional<DnsName> parse(String text) {
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        List<String> labels = new ArrayList<>();
        int octets = 1;
        for (int start = 0; start <= name.length() && !name.isEmpty(); ) {
            int dot = name.indexOf('.', start);
            int end = dot < 0 ? name.length() : dot;
            String label = name.substring(start, end);
            octets += 1 + label.length();
            if (label.isEmpty()
                    || label.length() > LABEL_OCTETS_MAX
                    || octets > OCTETS_MAX
                    || !label.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
                return Optional.empty();
            }
            labels.add(lower(label));
            start = end + 1;
        }
        return Optional.of(new DnsName(labels));
    }

    /** The labels before a zone's apex; empty when the name is not in the zone. */
    public Optional<List<String>> below(DnsName apex) {
        int count = labels.size() - apex.labels.size();
        return isBelow(apex) ? Optional.of(labels.subList(0, count)) : Optional.empty();
    }

    boolean isBelow(DnsName apex) {
        int count = labels.size() - apex.labels.size();
        return count >= 0 && labels.subList(count, labels.size()).equals(apex.labels);
    }

    /** This name below a zone's apex. */
    public static DnsName of(List<String> labels, DnsName apex) {
        List<String> all = new ArrayList<>(labels);
        all.addAll(apex.labels);
        return new DnsName(all);
    }

    /**
     * A name in octets.
     *
     * @param at where its first label begins; what follows is a whole name, not compressed
     */
    static DnsName at(byte[] octets, int at) {
        List<String> labels = new ArrayList<>();
        for (int i = at; octets[i] != 0; i += 1 + octets[i]) {
            labels.add(new String(octets, i + 1, octets[i], StandardCharsets.ISO_8859_1));
        }
        return new DnsName(labels);
    }

    /** The octets on the wire, without compression. */
    public byte[] toOctets() {
        byte[] octets = new byte[length()];
        int at = 0;
        for (String label : labels) {
            octets[at++] = (byte) label.length();
            byte[] text = label.getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(text, 0, octets, at, text.length);
            at += text.length;
        }
        return octets;
    }

    int length() {
        return 1 + labels.stream().mapToInt(label -> 1 + label.length()).sum();
    }

    /** The small letter of a large one; everything else as it is. */
    static int lower(byte octet) {
        return octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet;
    }

    static String lower(String text) {
        boolean plain = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain &= c < 'A' || c > 'Z';
        }
        if (plain) {
            return text;
        }
        var lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
        }
        return lower.toString();
    }

    @Override
    public String toString() {
        return String.join(".", labels) + '.';
    }
}
