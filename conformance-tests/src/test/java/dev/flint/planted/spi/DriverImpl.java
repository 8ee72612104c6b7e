package dev.flint.planted.spi;

/** Offends by its name. */
interface DriverImpl {}
