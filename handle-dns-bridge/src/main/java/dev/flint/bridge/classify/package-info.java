/** What a text is that somebody has in hand: every identifier that the house, or a neighbour, can do something with. */
@NullMarked
package dev.flint.bridge.classify;

import org.jspecify.annotations.NullMarked;
