package dev.flint.deploy.config;

import java.time.Duration;

/**
 * The chain.
 *
 * @param name the host name that the chain's checkpoints begin with; never changed once the chain exists
 * @param mapBytes address space of the index, in bytes; not memory and not disk until used
 * @param queue entries that may wait for the writer; more are turned away
 * @param batch most entries of one block; never more than the queue holds
 * @param heartbeat after so long without an entry an empty block is made; zero for never
 */
public record LedgerConfig(String name, long mapBytes, int queue, int batch, Duration heartbeat) {
    static LedgerConfig of(ConfigValues values) {
        return new LedgerConfig(
                values.of(ConfigKeys.LEDGER_NAME),
                values.of(ConfigKeys.LEDGER_MAP_SIZE),
                values.of(ConfigKeys.LEDGER_QUEUE),
                values.of(ConfigKeys.LEDGER_BATCH),
                values.of(ConfigKeys.LEDGER_HEARTBEAT));
    }
}
