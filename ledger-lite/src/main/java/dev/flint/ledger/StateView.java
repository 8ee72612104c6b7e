package dev.flint.ledger;

import java.util.Optional;

/** The state an entry is judged against. Only good inside {@link AdmissionRule#admit}. */
public interface StateView {
    /** The newest version of a key, the changes of earlier entries of the same batch included; the key is borrowed. */
    Optional<StateRecord> latest(byte[] key);
}
