/** Symbols that carry codes, drawn. */
@NullMarked
package dev.flint.deploy.carrier;

import org.jspecify.annotations.NullMarked;
