package dev.flint.vaa;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Codes and their carriers; {@code UUID.fromString} and a regular expression of the same run are the yardsticks. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CodecBench {
    private static final Pattern GRAMMAR =
            Pattern.compile("VAA([0-9]{3})([0-9]{3})([0-9]{8})([0-9A-Za-z*+\\-./()!]{1,33})");

    private String uuid = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";
    private String text = "VAA08810000000001AB12CD34EF";
    private byte[] code = text.getBytes(US_ASCII);
    private byte[] data = ("15N" + text).getBytes(US_ASCII);
    private String scan = "]d1[)>\u001E06\u001D15N" + text + "\u001E\u0004";
    private byte[] scanned = scan.getBytes(US_ASCII);
    private byte[] sixBits = new byte[SixBit.octets(64)];
    private byte[] decoded = new byte[64];

    /** With something to decode. */
    public CodecBench() {
        SixBit.encode(data, 0, data.length, sixBits, 0);
    }

    @Benchmark
    public UUID yardstickUuid() {
        return UUID.fromString(uuid);
    }

    @Benchmark
    public String yardstickRegex() {
        Matcher matcher = GRAMMAR.matcher(text);
        return matcher.matches() ? matcher.group(1) + matcher.group(2) + matcher.group(3) + matcher.group(4) : "";
    }

    @Benchmark
    public int validate() {
        return VaaCode.validate(code, 0, code.length, Profile.EXTENDED);
    }

    @Benchmark
    public VaaParse parse() {
        return VaaCode.parse(code, 0, code.length, Profile.EXTENDED);
    }

    @Benchmark
    public int encodeSixBit() {
        return SixBit.encode(data, 0, data.length, sixBits, 0);
    }

    @Benchmark
    public int decodeSixBit() {
        return SixBit.decode(sixBits, 0, data.length, decoded, 0);
    }

    @Benchmark
    public VaaParse scannedCode() {
        return Codec15459.scannedCode(scanned, 0, scanned.length, Profile.EXTENDED);
    }

    @Benchmark
    public Reading scan() {
        return Codec15459.scan(scan, Profile.EXTENDED);
    }
}
