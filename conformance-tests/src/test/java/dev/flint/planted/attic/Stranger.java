package dev.flint.planted.attic;

/** Offends: in a room that is not in the plan. */
interface Stranger {}
