package dev.flint.deploy.house;

import dev.flint.bid.Bid;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyType;
import dev.flint.id.SubChainCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Links of https://example.com with a DID, signed by the DID's key. */
final class SignedLinks {
    private static final BidPrivateKey KEY = BidPrivateKey.of(KeyType.ED25519, new byte[32]);

    static final String BODY = KEY.publicKey().toMultibase();
    static final String DID = "did:key:" + BODY;
    /** Of the same key, and registered nowhere. */
    static final String BID =
            Bid.derive(SubChainCode.MAIN, KEY.publicKey(), BidEncoding.BASE58).canonical();

    private SignedLinks() {}

    /** @param until seconds since 1970 */
    static String token(String did, String kid, long until) {
        String signed = text("{'alg':'EdDSA','kid':'" + kid + "'}")
                + '.'
                + text("{'iss':'" + did + "','sub':'" + did + "','nbf':0,'exp':" + until
                        + ",'vc':{'issuer':'" + did + "','type':['VerifiableCredential','DomainLinkageCredential'],"
                        + "'credentialSubject':{'id':'" + did + "','origin':'https://example.com'}}}");
        byte[] signature = KEY.sign(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + '.' + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static String text(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
