package dev.flint.planted.bid;

/** Offends: only the command line speaks. */
final class Prints {
    void print() {
        System.out.println();
    }
}
