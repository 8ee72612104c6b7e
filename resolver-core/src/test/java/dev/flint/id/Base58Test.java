package dev.flint.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Base58Test {
    private static final int OCTETS_MAX = 80;
    private static final int SEEDS = 3_000;

    @Test
    void encode_knownText_isItsBase58() {
        assertThat(Base58.BTC.encode("Hello World!".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("2NEpo7TZRRrLZSi2U");
        assertThat(Base58.BIF.encode("Hello World!".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("2NEpo7TZRRrLZSi2u");
    }

    @Test
    void encode_nothing_isNothing() {
        assertThat(Base58.BIF.encode(new byte[0])).isEmpty();
        assertThat(Base58.BIF.decode("", 0)).get().isEqualTo(new byte[0]);
    }

    @Test
    void encode_zeros_areOnes() {
        assertThat(Base58.BIF.encode(new byte[5])).isEqualTo("11111");
        assertThat(Base58.BIF.decode("11111", 5)).get().isEqualTo(new byte[5]);
    }

    @Test
    void encode_anyOctets_agreesWithBigIntegerAndComesBack() {
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] octets = new byte[random.nextInt(OCTETS_MAX + 1)];
            random.nextBytes(octets);
            Arrays.fill(octets, 0, random.nextInt(octets.length + 1) / 3, (byte) 0);
            String text = Base58.BTC.encode(octets);
            assertThat(text).as("seed %d", seed).isEqualTo(slowly(octets));
            assertThat(Base58.BTC.decode(text, octets.length))
                    .as("seed %d", seed)
                    .get()
                    .isEqualTo(octets);
            assertThat(Base58.BTC.decode(text, OCTETS_MAX))
                    .as("seed %d", seed)
                    .get()
                    .isEqualTo(octets);
        }
    }

    @Test
    void decode_moreOctetsThanAllowed_isEmpty() {
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] octets = new byte[1 + random.nextInt(OCTETS_MAX)];
            random.nextBytes(octets);
            String text = Base58.BIF.encode(octets);
            assertThat(Base58.BIF.decode(text, octets.length - 1))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void decode_hugeText_isEmptyAtOnce() {
        assertThat(Base58.BIF.decode("z".repeat(1_000_000), 64)).isEmpty();
        assertThat(Base58.BIF.decode("1".repeat(1_000_000), 64)).isEmpty();
    }

    @Test
    void decode_characterOutsideTheAlphabet_isEmpty() {
        for (char c : "0OIl+/=_ \u0000\u00e9\u20ac\uffff".toCharArray()) {
            assertThat(Base58.BIF.decode("2NE" + c, 64)).as("%s", (int) c).isEmpty();
        }
    }

    private static String slowly(byte[] octets) {
        String alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
        StringBuilder text = new StringBuilder();
        BigInteger radix = BigInteger.valueOf(58);
        for (BigInteger rest = new BigInteger(1, octets); rest.signum() > 0; rest = rest.divide(radix)) {
            text.append(alphabet.charAt(rest.mod(radix).intValue()));
        }
        for (int i = 0; i < octets.length && octets[i] == 0; i++) {
            text.append('1');
        }
        return text.reverse().toString();
    }
}
