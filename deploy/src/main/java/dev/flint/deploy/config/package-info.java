/**
 * The configuration: one table of keys, read from flags, environment, file and defaults into one immutable record per
 * concern. The door is {@link dev.flint.deploy.config.ConfigReader}; a value that is in a record is within its limits.
 */
@NullMarked
package dev.flint.deploy.config;

import org.jspecify.annotations.NullMarked;
