/** The keys that the zone is signed with, and where they are kept. */
@NullMarked
package dev.flint.deploy.dnssec;

import org.jspecify.annotations.NullMarked;
