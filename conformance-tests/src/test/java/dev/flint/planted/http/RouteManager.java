package dev.flint.planted.http;

/** Offends by its name. */
interface RouteManager {}
