package dev.flint.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** What the log needs of a disk. The seam at which tests let a disk fill up, fail and tear. */
interface Disk {
    /** Creates a file, its first bytes given and the rest zero; it appears whole and durable, or not at all. */
    void create(Path file, byte[] start, long size) throws IOException;

    WritableFile open(Path file) throws IOException;

    /** How much may still be written to the file system of a directory. */
    long freeBytes(Path directory);

    /** An open file whose size does not change. */
    interface WritableFile extends Closeable {
        /** Writes all bytes from position to limit. */
        void write(ByteBuffer bytes, long offset) throws IOException;

        /** Makes what was written durable: fdatasync. After a failure nothing is known about it. */
        void force() throws IOException;
    }
}
