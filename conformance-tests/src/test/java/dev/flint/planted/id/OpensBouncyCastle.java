package dev.flint.planted.id;

import org.bouncycastle.crypto.Digest;

/** Offends the door of Bouncy Castle. */
interface OpensBouncyCastle {
    Digest digest();
}
