/**
 * What a method has to say to be resolved: drivers, their answers, and the closed list of refusals.
 */
@NullMarked
package dev.flint.spi;

import org.jspecify.annotations.NullMarked;
