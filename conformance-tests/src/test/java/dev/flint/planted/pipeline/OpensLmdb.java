package dev.flint.planted.pipeline;

import org.lmdbjava.Env;

/** Offends the door of LMDB. */
interface OpensLmdb {
    Env<byte[]> env();
}
