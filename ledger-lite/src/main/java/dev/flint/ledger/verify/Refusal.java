package dev.flint.ledger.verify;

/** Why a bundle is refused. In the order in which the questions are asked. */
public enum Refusal {
    /** Longer than 1 MiB. */
    TOO_LONG,
    /** Not a bundle, in binary or in JSON form: with the byte or character at which the fault begins. */
    FORMAT,
    /** The checkpoint is not a signed note over origin, size and root. */
    CHECKPOINT,
    /** A line of one of the policy's keys does not verify. */
    SIGNATURE,
    /** None of the policy's logs signed the checkpoint. */
    LOG,
    /** The checkpoint's origin is not the name of the log that signed it. */
    ORIGIN,
    /** Too few witnesses cosigned the checkpoint. */
    QUORUM,
    /** Not a block header, or not of the height at which it stands. */
    HEADER,
    /** The header is not in the headers log at that place. */
    HEADER_PROOF,
    /** The header is of another chain. */
    CHAIN,
    /** The answer is about something else than was asked for. */
    SUBJECT,
    /** The state does not say what the bundle says. */
    STATE_PROOF,
    /** The record is not one, or is about something else. */
    RECORD,
    /** The older records do not follow one another. */
    HISTORY,
    /** An operation is not in the log at that place, or is none of the records'. */
    TRANSACTION,
    /** Signed more than a minute in the future. */
    FUTURE,
    /** Older than the client bears. */
    STALE,
    /** Of a smaller log than the client has seen before. */
    OLDER_THAN_SEEN,
    /** The document is not the one that the record names. */
    DOCUMENT
}
