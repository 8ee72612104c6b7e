package dev.flint.bridge.dns;

import java.net.InetAddress;
import java.time.InstantSource;

/** Askers whose cookies are made with a hash that everybody knows. */
public final class SampleAskers {
    static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private SampleAskers() {}

    /** Who may ask as often as they like. */
    public static Askers unlimited() {
        return limited(0, InstantSource.system());
    }

    static Askers limited(int perSecond, InstantSource clock) {
        return new Askers(SampleAskers::hash, perSecond, clock, 7, new DnsCounts());
    }

    static long hash(byte[] data) {
        long hash = 0xCBF2_9CE4_8422_2325L;
        for (byte octet : data) {
            hash = (hash ^ octet) * 0x0100_0000_01B3L;
        }
        return hash;
    }
}
