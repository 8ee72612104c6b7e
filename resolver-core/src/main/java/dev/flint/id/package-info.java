/**
 * Identifiers as checked values: text from outside is parsed here, once, and never again.
 */
@NullMarked
package dev.flint.id;

import org.jspecify.annotations.NullMarked;
