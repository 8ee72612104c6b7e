package dev.flint.ledger.note;

import dev.flint.ledger.note.PolicyParse.Fault;
import dev.flint.ledger.note.PolicyParse.Rejected;
import dev.flint.ledger.note.TlogPolicy.Group;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a policy line by line. Octets stand as characters of the same number, so that names stay opaque. */
final class PolicyReader {
    private static final int OCTETS_MAX = 65_536;

    private final String text;
    private final List<VerifierKey> logs = new ArrayList<>();
    private final Map<String, CosignerKey> witnesses = new LinkedHashMap<>();
    private final List<Group> groups = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> members = new HashSet<>();
    private Optional<String> quorum = Optional.empty();
    private int line;

    /** A word of a line and the octet it begins at, counted from 1. */
    private record Word(String text, int column) {}

    PolicyReader(byte[] octets) {
        this.text = new String(octets, StandardCharsets.ISO_8859_1);
    }

    PolicyParse read() {
        if (text.length() > OCTETS_MAX) {
            return new Rejected(Fault.TOO_LONG, 1, 1);
        }
        for (int start = 0; start < text.length(); ) {
            line++;
            int end = text.indexOf('\n', start);
            Optional<Rejected> rejected = line(text.substring(start, end < 0 ? text.length() : end));
            if (rejected.isPresent()) {
                return rejected.get();
            }
            if (end < 0) {
                return new Rejected(Fault.LINE_END, line, text.length() - start + 1);
            }
            start = end + 1;
        }
        return quorum.isPresent()
                ? new PolicyParse.Parsed(new TlogPolicy(logs, witnesses, groups, quorum.get()))
                : new Rejected(Fault.QUORUM_MISSING, line + 1, 1);
    }

    private Optional<Rejected> line(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                return rejected(Fault.OCTET, i + 1);
            }
        }
        List<Word> words = words(line);
        if (words.isEmpty() || words.get(0).text().startsWith("#")) {
            return Optional.empty();
        }
        return switch (words.get(0).text()) {
            case "log" -> words(words, 2, 3).or(() -> log(words.get(1)));
            case "witness" -> words(words, 3, 4).or(() -> witness(words.get(1), words.get(2)));
            case "group" -> words(words, 4, Integer.MAX_VALUE).or(() -> group(words));
            case "quorum" -> words(words, 2, 2).or(() -> quorum(words));
            default -> rejected(Fault.KEYWORD, words.get(0));
        };
    }

    private static List<Word> words(String line) {
        List<Word> words = new ArrayList<>();
        for (int start = 0; start < line.length(); start++) {
            int end = start;
            while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '\t') {
                end++;
            }
            if (end > start) {
                words.add(new Word(line.substring(start, end), start + 1));
            }
            start = end;
        }
        return words;
    }

    private Optional<Rejected> words(List<Word> words, int least, int most) {
        Word last = words.get(Math.min(words.size() - 1, most == Integer.MAX_VALUE ? words.size() - 1 : most));
        return words.size() < least || words.size() > most ? rejected(Fault.WORDS, last) : Optional.empty();
    }

    private Optional<Rejected> log(Word key) {
        Optional<VerifierKey> log = utf8(key.text()).flatMap(VerifierKey::parse);
        if (log.isEmpty()) {
            return rejected(Fault.KEY, key);
        }
        byte[] publicKey = log.get().publicKey();
        if (logs.stream().anyMatch(other -> Arrays.equals(other.publicKey(), publicKey))) {
            return rejected(Fault.KEY_TWICE, key);
        }
        logs.add(log.get());
        return Optional.empty();
    }

    private Optional<Rejected> witness(Word name, Word key) {
        Optional<CosignerKey> witness = utf8(key.text()).flatMap(CosignerKey::parse);
        if (witness.isEmpty()) {
            return rejected(Fault.KEY, key);
        }
        byte[] publicKey = witness.get().publicKey();
        if (witnesses.values().stream().anyMatch(other -> Arrays.equals(other.publicKey(), publicKey))) {
            return rejected(Fault.KEY_TWICE, key);
        }
        Optional<Rejected> taken = define(name);
        if (taken.isEmpty()) {
            witnesses.put(name.text(), witness.get());
        }
        return taken;
    }

    private Optional<Rejected> group(List<Word> words) {
        List<Word> listed = words.subList(3, words.size());
        Optional<Integer> threshold = threshold(words.get(2).text(), listed.size());
        if (threshold.isEmpty()) {
            return rejected(Fault.THRESHOLD, words.get(2));
        }
        for (Word member : listed) {
            if (!names.contains(member.text())) {
                return rejected(Fault.NAME_UNKNOWN, member);
            }
            if (!members.add(member.text())) {
                return rejected(Fault.MEMBER_TWICE, member);
            }
        }
        Optional<Rejected> taken = define(words.get(1));
        if (taken.isEmpty()) {
            groups.add(new Group(
                    words.get(1).text(),
                    threshold.get(),
                    listed.stream().map(Word::text).toList()));
        }
        return taken;
    }

    private static Optional<Integer> threshold(String text, int members) {
        if (text.equals("any") || text.equals("all")) {
            return Optional.of(text.equals("any") ? 1 : members);
        }
        for (int k = 1; k <= members; k++) {
            if (text.equals(Integer.toString(k))) {
                return Optional.of(k);
            }
        }
        return Optional.empty();
    }

    private Optional<Rejected> quorum(List<Word> words) {
        Word name = words.get(1);
        if (quorum.isPresent()) {
            return rejected(Fault.QUORUM_TWICE, words.get(0));
        }
        if (!names.contains(name.text()) && !name.text().equals(TlogPolicy.NONE)) {
            return rejected(Fault.NAME_UNKNOWN, name);
        }
        quorum = Optional.of(name.text());
        return Optional.empty();
    }

    private Optional<Rejected> define(Word name) {
        boolean isFree = !name.text().equals(TlogPolicy.NONE) && names.add(name.text());
        return isFree ? Optional.empty() : rejected(Fault.NAME_TWICE, name);
    }

    private Optional<Rejected> rejected(Fault fault, Word at) {
        return rejected(fault, at.column());
    }

    private Optional<Rejected> rejected(Fault fault, int column) {
        return Optional.of(new Rejected(fault, line, column));
    }

    /** The octets as text, when they are UTF-8. */
    private static Optional<String> utf8(String octets) {
        return StrictUtf8.decode(octets.getBytes(StandardCharsets.ISO_8859_1));
    }
}
