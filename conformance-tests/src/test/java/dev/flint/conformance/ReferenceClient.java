package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.handle.hdllib.AbstractMessage;
import net.handle.hdllib.AbstractResponse;
import net.handle.hdllib.AuthenticationInfo;
import net.handle.hdllib.GenericRequest;
import net.handle.hdllib.GetSiteInfoResponse;
import net.handle.hdllib.HandleResolver;
import net.handle.hdllib.HandleValue;
import net.handle.hdllib.Interface;
import net.handle.hdllib.ResolutionRequest;
import net.handle.hdllib.ResolutionResponse;
import net.handle.hdllib.ServerInfo;
import net.handle.hdllib.SiteInfo;
import org.jspecify.annotations.Nullable;

/** The reference client of the Handle System, with one server on loopback as its only site. */
final class ReferenceClient {
    private final SiteInfo site;

    /** @param httpPort of the HTTP interfaces */
    ReferenceClient(int port, int httpPort) {
        this.site = site(port, httpPort);
    }

    private static SiteInfo site(int port, int httpPort) {
        var server = new ServerInfo();
        server.serverId = 1;
        server.ipAddress = new byte[16];
        server.ipAddress[12] = 127;
        server.ipAddress[15] = 1;
        server.publicKey = new byte[0];
        server.interfaces = new Interface[] {
            new Interface(Interface.ST_QUERY, Interface.SP_HDL_UDP, port),
            new Interface(Interface.ST_QUERY, Interface.SP_HDL_TCP, port),
            new Interface(Interface.ST_QUERY, Interface.SP_HDL_HTTP, httpPort)
        };
        var site = new SiteInfo();
        site.servers = new ServerInfo[] {server};
        site.isPrimary = true;
        return site;
    }

    AbstractResponse ask(int protocol, String handle, String... types) throws Exception {
        var resolver = new HandleResolver();
        resolver.setCheckSignatures(false);
        resolver.setPreferredProtocols(new int[] {protocol});
        List<byte[]> wanted = new ArrayList<>();
        for (String type : types) {
            wanted.add(type.getBytes(StandardCharsets.UTF_8));
        }
        byte[] name = handle.getBytes(StandardCharsets.UTF_8);
        return resolver.sendRequestToSite(
                new ResolutionRequest(name, wanted.toArray(byte[][]::new), new int[0], null), site);
    }

    /** Also for what is not public; without a session, which this server does not keep. */
    AbstractResponse askForAll(int protocol, String handle, @Nullable AuthenticationInfo who) throws Exception {
        var resolver = resolver(protocol);
        resolver.setCheckSignatures(false);
        resolver.setSessionTracker(null);
        var request = new ResolutionRequest(handle.getBytes(StandardCharsets.UTF_8), null, null, who);
        request.ignoreRestrictedValues = false;
        request.authInfo = who;
        return resolver.sendRequestToSite(request, site);
    }

    /** For a signed answer; throws when the signature is not the server's. */
    AbstractResponse askCertified(int protocol, SiteInfo known, String handle) throws Exception {
        var request = new ResolutionRequest(handle.getBytes(StandardCharsets.UTF_8), null, null, null);
        request.certify = true;
        return resolver(protocol).sendRequestToSite(request, known);
    }

    /** The site as the server describes itself. */
    SiteInfo siteOf(int protocol) throws Exception {
        var request = new GenericRequest("/".getBytes(StandardCharsets.UTF_8), AbstractMessage.OC_GET_SITE_INFO, null);
        return ((GetSiteInfoResponse) resolver(protocol).sendRequestToSite(request, site)).siteInfo;
    }

    private static HandleResolver resolver(int protocol) {
        var resolver = new HandleResolver();
        resolver.setPreferredProtocols(new int[] {protocol});
        return resolver;
    }

    /** The code, then each value with all that stands in it, by index. */
    static List<String> told(AbstractResponse answer) throws Exception {
        List<String> told = new ArrayList<>(List.of("code " + answer.responseCode));
        if (answer instanceof ResolutionResponse found) {
            var values = found.getHandleValues();
            Arrays.sort(values, HandleValue.INDEX_COMPARATOR);
            for (var value : values) {
                told.add(value.toDetailedString());
            }
        }
        return told;
    }

    static Map<String, String> values(AbstractResponse answer) throws Exception {
        assertThat(answer).isInstanceOf(ResolutionResponse.class);
        Map<String, String> values = new TreeMap<>();
        for (var value : ((ResolutionResponse) answer).getHandleValues()) {
            values.put(value.getTypeAsString(), value.getDataAsString());
        }
        return values;
    }
}
