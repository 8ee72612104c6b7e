package dev.flint.planted.ledger;

import dev.flint.planted.http.Front;

/** Offends the plan: the ledger knows no HTTP. */
final class KnowsHttp {
    Front front() {
        return new Front();
    }
}
