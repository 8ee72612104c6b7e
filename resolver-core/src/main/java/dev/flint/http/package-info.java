/**
 * The DID Resolution HTTP(S) binding and the other HTTP routes of a resolver.
 */
@NullMarked
package dev.flint.http;

import org.jspecify.annotations.NullMarked;
