/** Where the process begins. */
@NullMarked
package dev.flint.deploy;

import org.jspecify.annotations.NullMarked;
