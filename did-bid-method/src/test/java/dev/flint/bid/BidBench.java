package dev.flint.bid;

import dev.flint.bid.document.DocumentBench;
import java.util.UUID;
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

/**
 * How long it takes to read an identifier; {@code UUID.fromString} of the same run is the yardstick. See also
 * {@link DocumentBench}. Run with {@code org.openjdk.jmh.Main} on the test class path.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BidBench {
    private String base58 = "did:bid:efnVUgqQFfYeu97ABf6sGm3WFtVXHZB2";
    private String base58OnSubChain = "did:bid:by01:efHAvQztBKA7hT2BgHLeqtez5QQ964w8";
    private String base64 = "did:bid:es%2FN3YhFNcpuacYD0955zApSFhoZVfwQ%3D%3D";
    private String base64Raw = "did:bid:es/N3YhFNcpuacYD0955zApSFhoZVfwQ==";
    private String uuid = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";

    @Benchmark
    public BidParse base58() {
        return Bid.parse(base58);
    }

    @Benchmark
    public BidParse base58OnSubChain() {
        return Bid.parse(base58OnSubChain);
    }

    @Benchmark
    public BidParse base64() {
        return Bid.parse(base64);
    }

    @Benchmark
    public BidParse base64Raw() {
        return Bid.parse(base64Raw);
    }

    @Benchmark
    public UUID yardstickUuid() {
        return UUID.fromString(uuid);
    }
}
