/**
 * What a code on a thing says: identities of ISO/IEC 15459 issued under the agency code VAA.
 */
@NullMarked
package dev.flint.vaa;

import org.jspecify.annotations.NullMarked;
