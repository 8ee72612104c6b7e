/** The keys that the zone and answers are signed with, and where they are kept. */
@NullMarked
package dev.flint.deploy.keys;

import org.jspecify.annotations.NullMarked;
