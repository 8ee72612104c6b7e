/** The command line: one class per command, everything outside of the process comes in through the terminal. */
@NullMarked
package dev.flint.deploy.cli;

import org.jspecify.annotations.NullMarked;
