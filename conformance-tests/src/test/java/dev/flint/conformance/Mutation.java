package dev.flint.conformance;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Octets with a few faults, the same for the same seed. */
final class Mutation {
    private static final String HOSTILE = "{}[]\",:\\0e-.tfn \u0000\u001f\u007f\u00ff/%#";
    private static final int FAULTS_MAX = 3;
    private static final int RUN_MAX = 30;

    private Mutation() {}

    /** Never the same octets. */
    static byte[] of(byte[] original, long seed) {
        var random = new SplittableRandom(seed);
        byte[] octets = original.clone();
        for (int faults = 1 + random.nextInt(FAULTS_MAX); faults > 0; faults--) {
            octets = withFault(octets, random);
        }
        return Arrays.equals(octets, original) ? Arrays.copyOf(original, original.length - 1) : octets;
    }

    private static byte[] withFault(byte[] octets, SplittableRandom random) {
        int at = random.nextInt(octets.length);
        int run = 1 + random.nextInt(RUN_MAX);
        switch (random.nextInt(5)) {
            case 0 -> octets[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> octets[at] = (byte) HOSTILE.charAt(random.nextInt(HOSTILE.length()));
            case 2 -> {
                return without(octets, at, Math.min(octets.length, at + run));
            }
            case 3 -> {
                return Arrays.copyOf(octets, Math.max(1, at));
            }
            default -> {
                int from = random.nextInt(octets.length);
                System.arraycopy(octets, from, octets, at, Math.min(octets.length - Math.max(at, from), run));
            }
        }
        return octets;
    }

    private static byte[] without(byte[] octets, int from, int to) {
        byte[] shorter = new byte[Math.max(1, octets.length - (to - from))];
        System.arraycopy(octets, 0, shorter, 0, Math.min(from, shorter.length));
        System.arraycopy(octets, to, shorter, from, octets.length - to);
        return shorter;
    }
}
