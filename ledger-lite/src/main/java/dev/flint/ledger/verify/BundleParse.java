package dev.flint.ledger.verify;

/** The answer to a bundle's bytes or JSON. */
sealed interface BundleParse permits BundleParse.Parsed, BundleParse.Rejected {
    record Parsed(Bundle bundle) implements BundleParse {}

    record Rejected(String text, long at) implements BundleParse {}
}
