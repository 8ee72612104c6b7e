/**
 * From text to answer: cache, parse, driver.
 */
@NullMarked
package dev.flint.pipeline;

import org.jspecify.annotations.NullMarked;
