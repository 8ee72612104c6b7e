package dev.flint.ledger.verify;

import java.util.Arrays;
import java.util.SplittableRandom;

/** What may happen to a bundle on its way. */
final class Damage {
    private static final String JSON = "{}[]\",:\\0123456789abcdefAZ+/=-. etrunlsfk\n\u0000";

    private Damage() {}

    /** The bytes with a few changed, cut out, doubled, put in or cut off. */
    static byte[] of(byte[] good, SplittableRandom random) {
        byte[] bytes = good.clone();
        for (int i = random.nextInt(1, 4); i > 0 && bytes.length > 0; i--) {
            int at = random.nextInt(bytes.length);
            int length = Math.min(bytes.length - at, random.nextInt(1, 40));
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes[at] = (byte) JSON.charAt(random.nextInt(JSON.length()));
                case 3 -> bytes = join(bytes, at, at + length, new byte[0]);
                case 4 -> bytes = join(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length));
                default -> bytes = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : join(bytes, at, at, new byte[1]);
            }
        }
        return bytes;
    }

    private static byte[] join(byte[] bytes, int from, int to, byte[] between) {
        byte[] joined = Arrays.copyOf(bytes, from + between.length + bytes.length - to);
        System.arraycopy(between, 0, joined, from, between.length);
        System.arraycopy(bytes, to, joined, from + between.length, bytes.length - to);
        return joined;
    }
}
