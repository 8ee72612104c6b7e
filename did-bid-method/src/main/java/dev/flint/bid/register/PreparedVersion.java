package dev.flint.bid.register;

import dev.flint.ledger.Change;

/**
 * What an operation leads to, built off the writer's thread as far as it can be.
 *
 * @param beginning of the record, see {@link CommittedRecord#beginning}
 * @param answer what readers are served
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, compared by nobody
public record PreparedVersion(byte[] beginning, byte[] answer) {
    /** Whether a change can hold it. */
    public boolean fits() {
        return answer.length <= Change.ANSWER_BYTES_MAX
                && beginning.length <= Change.RECORD_BYTES_MAX - CommittedRecord.TAIL_BYTES_MAX;
    }
}
