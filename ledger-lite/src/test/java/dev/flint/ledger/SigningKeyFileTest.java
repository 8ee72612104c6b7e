package dev.flint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flint.ledger.note.CheckpointSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyFileTest {
    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("keys").resolve(SigningKeyFile.NAME);
    }

    private CheckpointSigner load() {
        return SigningKeyFile.loadOrCreate(file(), "ledger.example/main", new SecureRandom());
    }

    @Test
    void loadOrCreate_twice_isTheSameKey() {
        assertThat(load().verifierKey().text()).isEqualTo(load().verifierKey().text());
    }

    @Test
    void loadOrCreate_absent_isReadableByItsOwnerOnly() throws IOException {
        load();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void loadOrCreate_anyByteAltered_namesTheFile() throws IOException {
        load();
        long size = Files.size(file());
        for (long offset = 0; offset < size; offset++) {
            Chains.flip(file(), offset);
            assertThatThrownBy(this::load)
                    .as("offset %d", offset)
                    .isInstanceOf(LedgerDamagedException.class)
                    .hasMessageContaining(SigningKeyFile.NAME);
            Chains.flip(file(), offset);
        }
        load();
    }

    @Test
    void loadOrCreate_shortened_namesTheFile() throws IOException {
        load();
        byte[] bytes = Files.readAllBytes(file());
        for (int length = 0; length < bytes.length; length++) {
            Files.write(file(), java.util.Arrays.copyOf(bytes, length));
            assertThatThrownBy(this::load).as("length %d", length).isInstanceOf(LedgerDamagedException.class);
        }
    }
}
