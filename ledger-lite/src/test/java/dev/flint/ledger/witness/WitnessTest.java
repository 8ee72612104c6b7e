package dev.flint.ledger.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flint.ledger.note.CheckpointSigner;
import dev.flint.ledger.note.Cosigner;
import dev.flint.ledger.note.NoteParse;
import dev.flint.ledger.note.SignedNote;
import dev.flint.ledger.witness.WitnessAnswer.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {
    private static final String ORIGIN = "log.example/main/headers";
    private static final CheckpointSigner LOG = new CheckpointSigner(ORIGIN, new byte[32]);
    private static final Cosigner COSIGNER = new Cosigner("witness.example", seed(7));
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

    @TempDir
    private Path directory;

    private Witness witness;

    @BeforeEach
    void open() {
        witness = witness();
    }

    private Witness witness() {
        return new Witness(directory.resolve("memory"), COSIGNER, List.of(LOG.verifierKey()), InstantSource.fixed(NOW));
    }

    private static byte[] seed(int first) {
        byte[] seed = new byte[32];
        seed[0] = (byte) first;
        return seed;
    }

    private GrowingLog log(int size, int otherFrom) {
        return GrowingLog.of(directory, LOG, size, otherFrom);
    }

    private static WitnessAnswer refused(Reason reason) {
        return new WitnessAnswer.Refused(reason);
    }

    private void assertCosigned(WitnessAnswer answer, GrowingLog log, long size) {
        assertThat(answer).isInstanceOf(WitnessAnswer.Cosigned.class);
        String whole = log.note(size).format() + ((WitnessAnswer.Cosigned) answer).lines();
        SignedNote note = ((NoteParse.Parsed) SignedNote.parse(whole)).note();
        assertThat(COSIGNER.key().verify(note.text(), note.signatures().get(1))).hasValue(NOW.getEpochSecond());
    }

    @Test
    void add_logThatGrows_isCosignedEachTime() {
        GrowingLog log = log(200, 999);
        long before = 0;
        for (long size : new long[] {1, 2, 3, 8, 8, 77, 128, 200}) {
            assertCosigned(witness.add(log.request(before, size)), log, size);
            before = size;
        }
    }

    @Test
    void add_otherHistory_isNeverCosigned() {
        GrowingLog log = log(64, 999);
        GrowingLog other = log(64, 20);
        assertCosigned(witness.add(log.request(0, 32)), log, 32);
        assertThat(witness.add(other.request(32, 64))).isEqualTo(refused(Reason.PROOF));
        assertThat(witness.add(other.request(32, 32))).isEqualTo(new WitnessAnswer.Conflict(32));
        assertThat(witness.add(other.request(0, 64))).isEqualTo(new WitnessAnswer.Conflict(32));
        assertCosigned(witness.add(log.request(32, 64)), log, 64);
    }

    @Test
    void add_afterARestart_remembers() {
        GrowingLog log = log(64, 999);
        GrowingLog other = log(64, 20);
        assertCosigned(witness.add(log.request(0, 32)), log, 32);
        Witness again = witness();
        assertThat(again.add(other.request(32, 64))).isEqualTo(refused(Reason.PROOF));
        assertThat(again.add(log.request(0, 64))).isEqualTo(new WitnessAnswer.Conflict(32));
        assertCosigned(again.add(log.request(32, 64)), log, 64);
    }

    @Test
    void add_smallerTreeThanKnown_isAConflict() {
        GrowingLog log = log(64, 999);
        assertCosigned(witness.add(log.request(0, 50)), log, 50);
        assertThat(witness.add(log.request(20, 40))).isEqualTo(new WitnessAnswer.Conflict(50));
        assertThat(witness.add(log.request(0, 40))).isEqualTo(new WitnessAnswer.Conflict(50));
    }

    @Test
    void add_unknownLogOrSigner_isRefused() {
        GrowingLog log = log(10, 999);
        Witness of = new Witness(directory.resolve("none"), COSIGNER, List.of(), InstantSource.fixed(NOW));
        assertThat(of.add(log.request(0, 10))).isEqualTo(refused(Reason.ORIGIN));
        CheckpointSigner other = new CheckpointSigner(ORIGIN, seed(9));
        String text = log.checkpoint(10).text();
        String request =
                new AddCheckpoint(0, List.of(), other.note(text, other.sign(text)), log.checkpoint(10)).format();
        assertThat(witness.add(request)).isEqualTo(refused(Reason.SIGNATURE));
    }

    @Test
    void add_malformedRequest_isRefused() {
        GrowingLog log = log(10, 999);
        String good = log.request(0, 10);
        String hash = Base64.getEncoder().encodeToString(new byte[32]);
        for (String bad : List.of(
                "",
                "\n\n",
                good.substring(4),
                good.replace("old 0", "old"),
                good.replace("old 0", "old 00"),
                good.replace("old 0", "old -1"),
                good.replace("old 0", "old 0\r"),
                good.replace("old 0", "old 0\nAAAA"),
                good.replace("old 0", "old 0\n" + hash.substring(1)),
                good.replace("old 0", "old 0" + ("\n" + hash).repeat(64)),
                good.replace("old 0", "old 11"),
                good.substring(0, 20),
                good + "x".repeat(AddCheckpoint.CHARS_MAX))) {
            assertThat(witness.add(bad)).as(bad).isEqualTo(refused(Reason.MALFORMED));
        }
        assertThat(witness.add(good.replace("old 0", "old 0\n" + hash))).isEqualTo(refused(Reason.PROOF));
        assertCosigned(witness.add(good), log, 10);
    }

    @Test
    void add_anyBitOfTheProofOrRoot_isRefused() {
        GrowingLog log = log(100, 999);
        assertCosigned(witness.add(log.request(0, 37)), log, 37);
        String request = log.request(37, 100);
        var random = new SplittableRandom(1);
        for (int i = 0; i < 300; i++) {
            char[] altered = request.toCharArray();
            altered[random.nextInt(altered.length)] ^= (char) (1 << random.nextInt(6));
            String text = new String(altered);
            if (!text.equals(request)) {
                assertThat(witness.add(text)).as(text).isNotInstanceOf(WitnessAnswer.Cosigned.class);
            }
        }
        assertCosigned(witness.add(request), log, 100);
    }

    @Test
    void add_damagedMemory_cosignsNothing() throws IOException {
        GrowingLog log = log(10, 999);
        assertCosigned(witness.add(log.request(0, 5)), log, 5);
        Path file;
        try (var files = Files.list(directory.resolve("memory"))) {
            file = files.findFirst().orElseThrow();
        }
        byte[] kept = Files.readAllBytes(file);
        for (int offset = 0; offset < kept.length; offset++) {
            byte[] altered = kept.clone();
            altered[offset] ^= 1;
            Files.write(file, altered);
            assertThatThrownBy(() -> witness.add(log.request(5, 10)))
                    .as("byte %d", offset)
                    .isInstanceOf(UncheckedIOException.class);
        }
        Files.write(file, kept);
        assertCosigned(witness.add(log.request(5, 10)), log, 10);
    }
}
