package dev.flint.bridge.handle;

import java.util.Optional;

/**
 * Data of a value of type HS_ADMIN: who may do what.
 *
 * @param permissions twelve bits, from "add handle" to "list handles"
 * @param handle whose value at the index says who that is
 */
public record AdminValue(int permissions, String handle, int index) {
    public static final String TYPE = "HS_ADMIN";

    /** All but to add and to delete prefixes below. */
    public static final int PERMISSIONS_DEFAULT = 0x07F3;

    /** Empty for data in which there is none. */
    public static Optional<AdminValue> decode(byte[] data) {
        var in = new WireReader(data);
        return in.whole(new AdminValue(in.u16(), in.text(), in.i32()));
    }

    public byte[] encode() {
        return new WireWriter(64).u16(permissions).text(handle).i32(index).toOctets();
    }
}
