/** The house itself: everything is constructed here, by hand, in order, and closed in reverse. */
@NullMarked
package dev.flint.deploy.house;

import org.jspecify.annotations.NullMarked;
