/**
 * The composition root: everything is constructed here, by hand, and closed in reverse.
 */
@NullMarked
package dev.flint.deploy;

import org.jspecify.annotations.NullMarked;
