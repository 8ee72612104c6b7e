package dev.flint.bridge.zone;

import java.nio.charset.StandardCharsets;
import org.lmdbjava.Dbi;
import org.lmdbjava.DbiFlags;
import org.lmdbjava.Env;

/**
 * The tables that a zone is kept in.
 *
 * @param nodes by name, in the order of names
 * @param journal by version
 * @param meta what it is made of, and how far it is
 */
record ZoneTables(Dbi<byte[]> nodes, Dbi<byte[]> journal, Dbi<byte[]> meta) {
    static final int COUNT = 3;

    static ZoneTables open(Env<byte[]> env) {
        return new ZoneTables(table(env, "nodes"), table(env, "journal"), table(env, "meta"));
    }

    private static Dbi<byte[]> table(Env<byte[]> env, String name) {
        return env.openDbi(name.getBytes(StandardCharsets.US_ASCII), DbiFlags.MDB_CREATE);
    }
}
