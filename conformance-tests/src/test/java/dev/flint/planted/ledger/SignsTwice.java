package dev.flint.planted.ledger;

import java.security.Signature;

/** Offends: there is one engine for signatures, and it is not the JDK's. */
interface SignsTwice {
    Signature engine();
}
