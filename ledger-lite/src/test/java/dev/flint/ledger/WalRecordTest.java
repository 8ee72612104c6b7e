package dev.flint.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WalRecordTest {
    private static ByteBuffer written(byte type, byte[] payload) {
        ByteBuffer out = ByteBuffer.allocate(WalRecord.bytes(payload.length));
        WalRecord.put(out, type, payload);
        return out.flip();
    }

    @Test
    void put_oneByte_isAsDrawn() {
        byte[] bytes = written(WalRecord.ENTRY, new byte[] {7}).array();
        assertThat(HexFormat.of().formatHex(bytes, 0, 4)).isEqualTo("00000001");
        assertThat(bytes[8]).isEqualTo(WalRecord.ENTRY);
        assertThat(bytes[9]).isEqualTo((byte) 7);
    }

    @Test
    void put_crc_isCrc32cOfLengthTypeAndPayload() {
        java.util.zip.CRC32C crc = new java.util.zip.CRC32C();
        crc.update(HexFormat.of().parseHex("0000000301aabbcc"));
        ByteBuffer record = written(WalRecord.ENTRY, HexFormat.of().parseHex("aabbcc"));
        assertThat(record.getInt(4)).isEqualTo((int) crc.getValue());
    }

    @Test
    void lengthAt_anyPayload_isItsLength() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] payload = new byte[random.nextInt(1, 2_000)];
            random.nextBytes(payload);
            ByteBuffer record = written(WalRecord.COMMIT, payload);
            assertThat(WalRecord.lengthAt(record, 0)).as("seed %d", seed).isEqualTo(payload.length);
            assertThat(WalRecord.payloadAt(record, 0)).as("seed %d", seed).isEqualTo(payload);
            assertThat(WalRecord.typeAt(record, 0)).isEqualTo(WalRecord.COMMIT);
        }
    }

    @Test
    void lengthAt_anyBitFlipped_isNone() {
        ByteBuffer record = written(WalRecord.ENTRY, new byte[] {1, 2, 3, 0, 0, 0, 0});
        for (int bit = 0; bit < record.limit() * 8; bit++) {
            record.put(bit / 8, (byte) (record.get(bit / 8) ^ 1 << bit % 8));
            assertThat(WalRecord.lengthAt(record, 0)).as("bit %d", bit).isEqualTo(-1);
            record.put(bit / 8, (byte) (record.get(bit / 8) ^ 1 << bit % 8));
        }
    }

    @Test
    void lengthAt_cutAnywhere_isNone() {
        ByteBuffer record = written(WalRecord.ENTRY, new byte[] {1, 2, 3});
        for (int limit = 0; limit < record.capacity(); limit++) {
            assertThat(WalRecord.lengthAt(record.limit(limit), 0))
                    .as("limit %d", limit)
                    .isEqualTo(-1);
        }
    }

    @Test
    void lengthAt_zerosOrGarbage_isNone() {
        assertThat(WalRecord.lengthAt(ByteBuffer.allocate(100), 0)).isEqualTo(-1);
        assertThat(WalRecord.lengthAt(ByteBuffer.allocate(100).putInt(0, -1), 0))
                .isEqualTo(-1);
        assertThat(WalRecord.lengthAt(ByteBuffer.allocate(100).putInt(0, Integer.MAX_VALUE), 0))
                .isEqualTo(-1);
    }

    @Test
    void firstNonZero_anyPlace_isFound() {
        for (int at = 0; at < 40; at++) {
            ByteBuffer bytes = ByteBuffer.allocate(40);
            bytes.put(at, (byte) 1);
            for (int from = 0; from <= 40; from++) {
                assertThat(WalCursor.firstNonZero(bytes, from)).isEqualTo(from <= at ? at : -1);
            }
        }
    }
}
