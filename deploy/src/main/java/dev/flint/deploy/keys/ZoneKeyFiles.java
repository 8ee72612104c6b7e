package dev.flint.deploy.keys;

import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.zone.ZoneKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The keys of a zone as files {@code K<zone>+<algorithm>+<tag>.private}, readable by their owner only, in the form that
 * the tools of BIND and ldns have, too. All that are there sign: a key is rolled over by making another, and taking the
 * older away once the zone above knows the newer.
 */
public final class ZoneKeyFiles {
    private static final String FORM = "Private-key-format: v1.3";
    private static final String END = ".private";
    private static final int OCTETS_MAX = 4_096;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

    private final Path directory;
    private final DnsName apex;

    /** A key and when it was made. */
    private record Dated(String created, ZoneKey key, ZoneAlgorithm algorithm) {}

    public ZoneKeyFiles(Path directory, DnsName apex) {
        this.directory = directory;
        this.apex = apex;
    }

    /**
     * The keys that are there, of these algorithms, the newest last; where there is none of an algorithm, one is made.
     *
     * @throws IllegalArgumentException naming a file that is no key
     */
    public List<ZoneKey> loadOrCreate(List<ZoneAlgorithm> algorithms, SecureRandom random, Instant now) {
        var found = load();
        for (var algorithm : algorithms) {
            if (found.stream().noneMatch(dated -> dated.algorithm() == algorithm)) {
                create(algorithm, random, now);
            }
        }
        return load().stream()
                .filter(dated -> algorithms.contains(dated.algorithm()))
                .map(Dated::key)
                .toList();
    }

    private List<Dated> load() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<Dated> keys = new ArrayList<>();
        try (var files = Files.newDirectoryStream(directory, "K" + apex + "+*" + END)) {
            for (var file : files) {
                keys.add(read(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        keys.sort(Comparator.comparing(Dated::created)
                .thenComparing(dated -> dated.key().tag()));
        return keys;
    }

    private static Dated read(Path file) throws IOException {
        if (Files.size(file) > OCTETS_MAX) {
            throw new IllegalArgumentException(file + " is no key file");
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        String number = value(lines, "Algorithm: ", file);
        int space = number.indexOf(' ');
        String first = space < 0 ? number : number.substring(0, space);
        var algorithm = Arrays.stream(ZoneAlgorithm.values())
                .filter(known -> first.equals(Integer.toString(known.number())))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(file + " is of an algorithm that is not known"));
        byte[] secret = Base64.getDecoder().decode(value(lines, "PrivateKey: ", file));
        return new Dated(value(lines, "Created: ", file), new ZoneKey(algorithm.key(secret)), algorithm);
    }

    private static String value(List<String> lines, String name, Path file) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .map(line -> line.substring(name.length()).strip())
                .orElseThrow(() -> new IllegalArgumentException(file + " has no line " + name.strip()));
    }

    /**
     * Makes a key and keeps it.
     *
     * @return the file that it is in
     */
    public Path create(ZoneAlgorithm algorithm, SecureRandom random, Instant now) {
        byte[] secret = algorithm.draw(random);
        var key = new ZoneKey(algorithm.key(secret));
        String name = String.format(Locale.ROOT, "K%s+%03d+%05d%s", apex, algorithm.number(), key.tag(), END);
        String text = FORM + "\nAlgorithm: " + algorithm.number() + " (" + algorithm + ")\nPrivateKey: "
                + Base64.getEncoder().encodeToString(secret) + "\nCreated: "
                + TIME.format(now.atOffset(ZoneOffset.UTC)) + '\n';
        Path file = directory.resolve(name);
        PrivateFile.write(file, text);
        return file;
    }
}
