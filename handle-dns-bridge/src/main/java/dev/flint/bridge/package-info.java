/**
 * The neighbours, and what both of their protocols need: answers, counts, networks.
 */
@NullMarked
package dev.flint.bridge;

import org.jspecify.annotations.NullMarked;
