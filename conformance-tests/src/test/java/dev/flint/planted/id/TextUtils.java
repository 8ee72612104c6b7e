package dev.flint.planted.id;

/** Offends by its name. */
interface TextUtils {}
