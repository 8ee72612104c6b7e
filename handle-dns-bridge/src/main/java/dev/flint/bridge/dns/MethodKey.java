package dev.flint.bridge.dns;

import java.util.List;
import java.util.Optional;

/**
 * The key of a verification method, as TLSA records may have it.
 *
 * @param infos each way to write its SubjectPublicKeyInfo in DER; none when the key is of a kind that is not known
 * @param certificate of the key in DER, if the method shows one
 */
public record MethodKey(List<byte[]> infos, Optional<byte[]> certificate) {
    public MethodKey {
        infos = List.copyOf(infos);
    }
}
