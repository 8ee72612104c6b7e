package dev.flint.deploy.keys;

import dev.flint.bridge.handle.AnswerSigner;
import dev.flint.bridge.handle.RsaKey;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.signers.RSADigestSigner;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;

/** The RSA key that answers of the Handle protocol are signed with, in a file of PKCS #8. */
public final class AnswerKey implements AnswerSigner {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
    private static final String END = "\n-----END PRIVATE KEY-----\n";
    private static final int BITS = 2_048;
    private static final int CERTAINTY = 112;
    private static final int LINE_CHARS = 64;

    private final RSAPrivateCrtKeyParameters key;
    private final Function<Callable<byte[]>, Future<byte[]>> worker;

    private AnswerKey(RSAPrivateCrtKeyParameters key, Function<Callable<byte[]>, Future<byte[]>> worker) {
        this.key = key;
        this.worker = worker;
    }

    /**
     * Reads the key of a file, or makes one.
     *
     * @param worker computes where it keeps nobody waiting
     * @throws IllegalArgumentException when the file holds none
     */
    public static AnswerKey loadOrCreate(
            Path file, SecureRandom random, Function<Callable<byte[]>, Future<byte[]>> worker) {
        try {
            if (!Files.exists(file)) {
                create(file, random);
            }
            String text = Files.readString(file).replace(BEGIN, "").replace(END, "");
            byte[] octets = Base64.getMimeDecoder().decode(text);
            if (PrivateKeyFactory.createKey(octets) instanceof RSAPrivateCrtKeyParameters rsa) {
                return new AnswerKey(rsa, worker);
            }
            throw new IllegalArgumentException(file + " holds no RSA key");
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static void create(Path file, SecureRandom random) throws IOException {
        var generator = new RSAKeyPairGenerator();
        generator.init(new RSAKeyGenerationParameters(BigInteger.valueOf(65_537), random, BITS, CERTAINTY));
        var info = PrivateKeyInfoFactory.createPrivateKeyInfo(
                generator.generateKeyPair().getPrivate());
        String text = Base64.getMimeEncoder(LINE_CHARS, new byte[] {'\n'}).encodeToString(info.getEncoded());
        PrivateFile.write(file, BEGIN + text + END);
    }

    @Override
    public RsaKey key() {
        return new RsaKey(key.getModulus(), key.getPublicExponent());
    }

    @Override
    public Future<byte[]> sign(byte[] octets) {
        return worker.apply(() -> signature(octets));
    }

    private byte[] signature(byte[] octets) throws CryptoException {
        var signer = new RSADigestSigner(new SHA256Digest());
        signer.init(true, key);
        signer.update(octets, 0, octets.length);
        return signer.generateSignature();
    }
}
