package dev.flint.bid.document;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a registration spends on a document of two keys: reading, canonical JSON, proof, mapping. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DocumentBench {
    private final byte[] octets = Samples.octets(Samples.tree("organisation"));
    private final BidDocument document = Samples.document("organisation");
    private final BidDocument sm2Document = Samples.document("device-sm2-subchain");
    private final DidDocumentMapping mapping = new DidDocumentMapping("https://resolver.example");

    @Benchmark
    public DocumentReading read() {
        return BidDocument.read(octets);
    }

    @Benchmark
    public byte[] canonicalJson() {
        return Proofs.messageA(document.givenTree());
    }

    @Benchmark
    public ProofStatus proofEd25519() {
        return Proofs.check(document, document::key);
    }

    @Benchmark
    public ProofStatus proofSm2() {
        return Proofs.check(sm2Document, sm2Document::key);
    }

    @Benchmark
    public DidDocumentBytes map() {
        return mapping.map(document, ProofStatus.VALID_A);
    }
}
