/**
 * The Domain Name System as an authoritative server speaks it (RFC 1035, RFC 6891), and identifiers as names in it (DNS
 * digest, 2). No input and output here.
 */
@NullMarked
package dev.flint.bridge.dns;

import org.jspecify.annotations.NullMarked;
