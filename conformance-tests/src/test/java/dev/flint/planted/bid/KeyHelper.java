package dev.flint.planted.bid;

/** Offends by its name. */
interface KeyHelper {}
