package dev.flint.planted.http;

/** Innocent. */
public final class Front {}
