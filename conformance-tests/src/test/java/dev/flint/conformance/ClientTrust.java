package dev.flint.conformance;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.handle.hdllib.HandleRecord;
import net.handle.hdllib.HandleValue;
import net.handle.hdllib.ValueReference;
import net.handle.hdllib.trust.ChainBuilder;
import net.handle.hdllib.trust.ChainVerificationReport;
import net.handle.hdllib.trust.ChainVerifier;
import net.handle.hdllib.trust.HandleRecordTrustVerifier;
import net.handle.hdllib.trust.HandleSigner;
import net.handle.hdllib.trust.HandleVerifier;
import net.handle.hdllib.trust.JsonWebSignature;
import net.handle.hdllib.trust.JsonWebSignatureFactory;
import net.handle.hdllib.trust.Permission;
import net.handle.hdllib.trust.ValuesSignatureVerificationReport;

/** What the reference client trusts. */
final class ClientTrust {
    private static final String ROOT = "300:0.0/0.0";
    private static final long DAY_SECONDS = 86_400;

    private ClientTrust() {}

    private static JsonWebSignature signature(HandleRecord record) throws Exception {
        var values = record.getValuesOfType("HS_SIGNATURE");
        return JsonWebSignatureFactory.getInstance().deserialize(values.get(0).getDataAsString());
    }

    static ValuesSignatureVerificationReport values(HandleRecord record, PublicKey key) throws Exception {
        return HandleVerifier.getInstance()
                .verifyValues(record.getHandle(), record.getValues(), signature(record), key);
    }

    /** @param known records by Handle: nobody is asked */
    static ChainVerificationReport chain(HandleRecord record, Map<String, HandleRecord> known, PublicKey root)
            throws Exception {
        var chain = new ChainBuilder(new HashMap<>(known), null).buildChain(signature(record));
        return new ChainVerifier(List.of(root)).verifyValues(record.getHandle(), record.getValues(), chain);
    }

    static boolean isTrusted(HandleRecord record, Map<String, HandleRecord> known, PublicKey root) throws Exception {
        var builder = new ChainBuilder(new HashMap<>(known), null);
        return new HandleRecordTrustVerifier(builder, new ChainVerifier(List.of(root))).validateHandleRecord(record);
    }

    /** The certificate that a root gives to the key of a prefix. */
    static String vouched(KeyPair root, PublicKey key, String prefix, Instant now) throws Exception {
        return signed(root, "410:" + prefix, key, new Permission(prefix, "handlesUnderThisPrefix"), now);
    }

    /** The record of a root, with the certificate that it gives to itself. */
    static HandleRecord ofRoot(KeyPair root, Instant now) throws Exception {
        String own = signed(root, ROOT, root.getPublic(), new Permission(null, "everything"), now);
        var value =
                new HandleValue(401, "HS_CERT".getBytes(StandardCharsets.UTF_8), own.getBytes(StandardCharsets.UTF_8));
        return new HandleRecord("0.0/0.0", List.of(value));
    }

    private static String signed(KeyPair root, String subject, PublicKey key, Permission permission, Instant now)
            throws Exception {
        long seconds = now.getEpochSecond();
        return HandleSigner.getInstance()
                .signPermissions(
                        ValueReference.fromString(subject),
                        key,
                        List.of(permission),
                        ValueReference.fromString(ROOT),
                        root.getPrivate(),
                        null,
                        seconds - DAY_SECONDS,
                        seconds + DAY_SECONDS)
                .serialize();
    }
}
