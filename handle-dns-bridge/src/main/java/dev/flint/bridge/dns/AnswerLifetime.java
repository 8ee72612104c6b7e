package dev.flint.bridge.dns;

/** How long an answer may be kept as a whole (RFC 8484, 5.1). */
public final class AnswerLifetime {
    private static final int RECORD_HEAD_OCTETS = 10;
    private static final int POINTER = 0xC0;

    private final byte[] answer;
    private int at = DnsQuery.HEADER_OCTETS;

    private AnswerLifetime(byte[] answer) {
        this.answer = answer;
    }

    /**
     * The least of what its records say, in seconds; 0 when it has none.
     *
     * @param answer one that {@link DnsService} has given
     */
    public static int seconds(byte[] answer) {
        return new AnswerLifetime(answer).least();
    }

    private int u16(int index) {
        return (answer[index] & 0xFF) << 8 | (answer[index + 1] & 0xFF);
    }

    private int least() {
        for (int questions = u16(4); questions > 0; questions--) {
            skipName();
            at += 4;
        }
        int least = Integer.MAX_VALUE;
        for (int left = u16(6) + u16(8) + u16(10); left > 0; left--) {
            skipName();
            if (u16(at) != DnsRecord.OPT) {
                least = Math.min(least, u16(at + 4) << 16 | u16(at + 6));
            }
            at += RECORD_HEAD_OCTETS + u16(at + 8);
        }
        return least == Integer.MAX_VALUE ? 0 : least;
    }

    private void skipName() {
        while (answer[at] != 0 && (answer[at] & POINTER) != POINTER) {
            at += 1 + answer[at];
        }
        at += answer[at] == 0 ? 1 : 2;
    }
}
