package dev.flint.bid.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BidServiceTest {
    @ParameterizedTest
    @CsvSource({
        "DIDSubResolver, resolver.example.com, 3,, https://resolver.example.com/",
        "DIDSubResolver, resolver.example.com, 2, 8080, http://resolver.example.com:8080/",
        "DIDSubResolve, 192.0.2.17, 2,, http://192.0.2.17/",
        "DIDSubResolver, 2001:db8::1, 2, 8080, http://[2001:db8::1]:8080/",
        "DIDSubResolver, abcd:ef01::1, 3,, https://[abcd:ef01::1]/",
        "DIDSubResolver, [2001:db8::1], 3, 1, https://[2001:db8::1]:1/",
        "DIDResolver, https://resolver.example.com, 2,, https://resolver.example.com/",
        "DIDResolver, https://resolver.example.com/base/, 2, 1, https://resolver.example.com/base/",
        "DIDSubResolver, resolver.example.com, 0,,",
        "DIDSubResolver, resolver.example.com, 1, 9,",
        "DIDSubResolver, resolver.example.com,,,",
    })
    void endpointUri_ofAResolver_isComposed(String type, String endpoint, String protocol, String port, String uri) {
        assertThat(service(type, endpoint, protocol, port).endpointUri().orElse(null))
                .isEqualTo(uri);
    }

    @ParameterizedTest
    @CsvSource({
        "DIDSubResolver, resolver.example.com, 0,, udp://resolver.example.com:2259",
        "DIDSubResolver, resolver.example.com, 1, 9, tcp://resolver.example.com:9",
        "DIDSubResolver, resolver.example.com,,, https://resolver.example.com",
        "DIDResolver, https://resolver.example.com, 2,, https://resolver.example.com",
        "DIDStorage, https://plant.example.com/store,,, https://plant.example.com/store",
        "DIDSubResolver, resolver.example.com:81, 2, 8080, http://resolver.example.com:81/",
        "DIDSubResolver, resolver.example.com/base, 3, 8443, https://resolver.example.com:8443/base",
        "DIDSubResolver, [2001:db8::1], 2, 81, http://[2001:db8::1]:81/",
        "DIDSubResolver, [2001:db8::1]:82, 2, 81, http://[2001:db8::1]:82/",
        "DIDSubResolver, 2001:db8::1, 1,, tcp://[2001:db8::1]:2259",
        "DIDSubResolver, resolver.example.com/?u=http://x, 2,, http://resolver.example.com/?u=http://x",
        "DIDStorage, plant.example.com/?u=http://x,,, https://plant.example.com/?u=http://x",
        "DIDStorage, plant.example.com/a b,,, https://plant.example.com/a%20b",
        "DIDStorage, plant.example.com/a:b,,, https://plant.example.com/a:b",
        "DIDStorage, localhost:8080,,, https://localhost:8080",
        "DIDStorage, did:bid:by01,,, did:bid:by01",
        "DIDStorage, mailto:a@example.com,,, mailto:a@example.com",
        "DIDStorage, x:,,, https://x:",
    })
    void mappedEndpoint_ofAnyService_isAUri(String type, String endpoint, String protocol, String port, String uri) {
        assertThat(service(type, endpoint, protocol, port).mappedEndpoint()).isEqualTo(uri);
    }

    @Test
    void numbersAndVersion_inEitherForm_areRead() {
        ObjectNode tree = Samples.tree("sub-chain");
        ((ObjectNode) tree.at("/service/0"))
                .put("version", 1)
                .put("protocol", "2")
                .put("serverType", "1")
                .put("port", "80");
        BidService service = Samples.document(tree).services().get(0);
        assertThat(service.version()).contains("1");
        assertThat(service.protocol()).hasValue(2);
        assertThat(service.serverType()).hasValue(1);
        assertThat(service.port()).hasValue(80);
        assertThat(service.type()).isEqualTo(BidService.SUB_RESOLVER);
        assertThat(service.id()).isEqualTo("did:bid:by01#subResolver");
        assertThat(service.serviceEndpoint()).isEqualTo("resolver.by01.example.com");
    }

    private static BidService service(String type, String endpoint, String protocol, String port) {
        ObjectNode tree = Samples.tree("person");
        ObjectNode service = tree.putArray("service").addObject();
        service.put("id", "did:bid:by01#s").put("type", type).put("serviceEndpoint", endpoint);
        if (protocol != null) {
            service.put("protocol", Integer.parseInt(protocol));
        }
        if (port != null) {
            service.put("port", port);
        }
        return Samples.document(tree).services().get(0);
    }
}
