package dev.flint.bid.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.flint.bid.KeyType;
import dev.flint.spi.DocumentBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
    private static final int SEEDS = 500;
    private static final List<KeyType> TYPES = List.of(KeyType.ED25519, KeyType.SM2, KeyType.SECP256K1);

    @Test
    void decode_anyEncodedRecord_isTheSame() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var record = record(new SplittableRandom(seed));
            var decoded = RecordCodec.decode(RecordCodec.encode(record));
            assertThat(decoded).as("seed %d", seed).usingRecursiveComparison().isEqualTo(record);
        }
    }

    @Test
    void decodeAnswer_anyEncodedRecord_isTheSameWithoutControl() {
        for (long seed = 0; seed < SEEDS; seed++) {
            var record = record(new SplittableRandom(seed));
            var decoded = RecordCodec.decodeAnswer(RecordCodec.encode(record));
            assertThat(decoded)
                    .as("seed %d", seed)
                    .usingRecursiveComparison()
                    .ignoringFields("control")
                    .isEqualTo(record);
            assertThat(decoded.control()).isEqualTo(BidRecord.Control.NOBODY);
        }
    }

    @Test
    void encode_sameRecord_isTheSameOctets() {
        for (long seed = 0; seed < SEEDS; seed++) {
            assertThat(RecordCodec.encode(record(new SplittableRandom(seed))))
                    .as("seed %d", seed)
                    .isEqualTo(RecordCodec.encode(record(new SplittableRandom(seed))));
        }
    }

    @Test
    void encode_smallRecord_hasTheDocumentedLayout() {
        var record = new BidRecord(
                "n",
                true,
                new BidRecord.Validity(2, 3),
                new BidRecord.Control(
                        List.of("a"), List.of(), List.of(new BidRecord.Key("k", KeyType.SM2, new byte[] {9}))),
                new DocumentBytes(new byte[] {4}, new byte[] {5}, new byte[] {6}),
                new byte[] {7});
        assertThat(RecordCodec.encode(record))
                .startsWith(RecordCodec.VERSION, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 3, 0, 1, 'n')
                .endsWith(0, 0, 0, 1, 7, 0, 1, 0, 1, 'a', 0, 0, 0, 1, 0, 1, 'k', 'z', 0, 1, 9);
    }

    @Test
    void decode_recordOfAnotherVersion_isABug() {
        byte[] octets = RecordCodec.encode(record(new SplittableRandom(1)));
        octets[0]++;
        assertThatIllegalStateException().isThrownBy(() -> RecordCodec.decode(octets));
    }

    private static BidRecord record(SplittableRandom random) {
        var keys = new ArrayList<BidRecord.Key>();
        for (int i = random.nextInt(4); i > 0; i--) {
            var type = TYPES.get(random.nextInt(TYPES.size()));
            keys.add(new BidRecord.Key(text(random), type, octets(random, type.publicKeyOctets())));
        }
        return new BidRecord(
                text(random),
                random.nextBoolean(),
                new BidRecord.Validity(random.nextLong(), random.nextInt()),
                new BidRecord.Control(texts(random), texts(random), keys),
                new DocumentBytes(part(random), part(random), part(random)),
                part(random));
    }

    private static List<String> texts(SplittableRandom random) {
        var texts = new ArrayList<String>();
        for (int i = random.nextInt(4); i > 0; i--) {
            texts.add(text(random));
        }
        return texts;
    }

    private static String text(SplittableRandom random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.appendCodePoint(random.nextBoolean() ? random.nextInt(' ', 0x7f) : random.nextInt(0xe000, 0x1_1000));
        }
        return text.toString();
    }

    private static byte[] part(SplittableRandom random) {
        return octets(random, random.nextInt(300));
    }

    private static byte[] octets(SplittableRandom random, int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }
}
