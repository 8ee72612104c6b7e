package dev.flint.bridge.handle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One value of a Handle (RFC 3651, 3.1; Handle digest, 1.5).
 *
 * @param index unsigned; unlike those of the record's other values
 * @param timestamp when it was last changed, unsigned seconds since 1970
 * @param ttl how long it may be kept
 * @param permissions of administrators and of everybody to read and to write it
 * @param data shared, read-only
 * @param references to values of administrators
 */
@SuppressWarnings("ArrayRecordComponent") // many answers share it; compared by nobody
public record HandleValue(
        int index, String type, byte[] data, int timestamp, Ttl ttl, int permissions, List<Reference> references) {
    public static final int ADMIN_READ = 8;
    public static final int ADMIN_WRITE = 4;
    public static final int PUBLIC_READ = 2;

    /** Administrators may read and write, everybody else may read. */
    public static final int PERMISSIONS_DEFAULT = ADMIN_READ | ADMIN_WRITE | PUBLIC_READ;

    /**
     * How long a value may be kept.
     *
     * @param isAbsolute whether the number is a time, and not a span
     * @param seconds unsigned, since 1970 or since the answer
     */
    public record Ttl(boolean isAbsolute, int seconds) {
        public static Ttl ofSeconds(int seconds) {
            return new Ttl(false, seconds);
        }
    }

    /** A value elsewhere. */
    public record Reference(String handle, int index) {}

    public HandleValue {
        references = List.copyOf(references);
    }

    /** A public one. */
    public static HandleValue of(int index, String type, byte[] data, int timestamp, int ttlSeconds) {
        return new HandleValue(index, type, data, timestamp, Ttl.ofSeconds(ttlSeconds), PERMISSIONS_DEFAULT, List.of());
    }

    /** A public one that holds a text. */
    public static HandleValue of(int index, String type, String text, int timestamp, int ttlSeconds) {
        return of(index, type, text.getBytes(StandardCharsets.UTF_8), timestamp, ttlSeconds);
    }

    /** Its data as a text. */
    public String text() {
        return new String(data, StandardCharsets.UTF_8);
    }

    public boolean isPublic() {
        return (permissions & PUBLIC_READ) != 0;
    }

    /** Whether only administrators may read it. */
    public boolean isRestricted() {
        return !isPublic() && isForAdministrators();
    }

    boolean isForAdministrators() {
        return (permissions & ADMIN_READ) != 0;
    }

    static HandleValue read(WireReader in) {
        int index = in.i32();
        int timestamp = in.i32();
        var ttl = new Ttl(in.u8() != 0, in.i32());
        int permissions = in.u8();
        String type = in.text();
        byte[] data = in.counted();
        int count = in.count();
        List<Reference> references = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            references.add(new Reference(in.text(), in.i32()));
        }
        return new HandleValue(index, type, data, timestamp, ttl, permissions, references);
    }

    void write(WireWriter out) {
        out.i32(index)
                .i32(timestamp)
                .u8(ttl.isAbsolute() ? 1 : 0)
                .i32(ttl.seconds())
                .u8(permissions);
        out.text(type).counted(data).i32(references.size());
        references.forEach(reference -> out.text(reference.handle()).i32(reference.index()));
    }

    static List<HandleValue> readAll(WireReader in) {
        int count = in.count();
        List<HandleValue> values = new ArrayList<>(count);
        for (int i = 0; i < count && !in.isBroken(); i++) {
            values.add(read(in));
        }
        return values;
    }

    static void writeAll(List<HandleValue> values, WireWriter out) {
        out.i32(values.size());
        values.forEach(value -> value.write(out));
    }
}
