/**
 * The neighbours. The Handle and DNS fronts move in here, behind the same drivers as HTTP.
 */
@NullMarked
package dev.flint.bridge;

import org.jspecify.annotations.NullMarked;
