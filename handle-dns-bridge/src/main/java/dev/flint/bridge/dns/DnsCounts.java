package dev.flint.bridge.dns;

import dev.flint.bridge.Tally;

/**
 * What a name server has done since the start.
 *
 * @param queries by {@link #DATAGRAM}, {@link #CONNECTION} and {@link #HTTP}
 * @param responses by response code, without the bits that only the extension has
 * @param rationed by {@link #SLIPPED} and {@link #DROPPED}
 */
public record DnsCounts(Tally queries, Tally responses, Tally rationed) {
    public static final int DATAGRAM = 0;
    public static final int CONNECTION = 1;
    public static final int HTTP = 2;
    public static final int SLIPPED = 0;
    public static final int DROPPED = 1;

    private static final int RCODE_AT = 3;

    public DnsCounts() {
        this(new Tally(3), new Tally(16), new Tally(2));
    }

    byte[] answered(byte[] answer) {
        responses.add(answer[RCODE_AT] & 0x0F);
        return answer;
    }
}
