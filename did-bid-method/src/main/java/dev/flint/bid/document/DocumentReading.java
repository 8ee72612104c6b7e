package dev.flint.bid.document;

import java.util.List;

/** What came of reading a document. */
public sealed interface DocumentReading {
    /** A document, and what had to be put right to read it. */
    record Read(BidDocument document, List<DocumentFault> warnings) implements DocumentReading {}

    /** Not a document: everything that is wrong with it. */
    record Faulty(List<DocumentFault> faults) implements DocumentReading {}
}
