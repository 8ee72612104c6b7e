package dev.flint.bid.vaa;

import java.util.Optional;

/**
 * What a client of the link resolver asks for.
 *
 * @param origin scheme and host under which it asks, without slash at the end
 * @param linkType the relation, written out; empty for none
 * @param linkset whether and in which form all links are wanted
 * @param accept value of the header field, empty for none
 * @param acceptLanguage value of the header field, empty for none
 */
public record LinkRequest(
        String origin,
        Optional<String> linkType,
        Optional<Linkset.Form> linkset,
        String accept,
        String acceptLanguage) {}
