/** JSON in the one form over which hashes and signatures are made. */
@NullMarked
package dev.flint.json;

import org.jspecify.annotations.NullMarked;
