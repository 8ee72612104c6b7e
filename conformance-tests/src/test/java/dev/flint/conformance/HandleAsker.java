package dev.flint.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.StringTokenizer;
import net.handle.hdllib.AbstractResponse;
import net.handle.hdllib.HandleException;
import net.handle.hdllib.HandleResolver;
import net.handle.hdllib.Interface;
import net.handle.hdllib.ResolutionRequest;
import net.handle.hdllib.ResolutionResponse;
import net.handle.hdllib.ServerInfo;
import net.handle.hdllib.SiteInfo;

/**
 * A program that asks by a client library of the Handle System, whichever is in its class path: it uses what all of
 * them have, from 5.3.4 on. One server on loopback is all that it knows, as the root too, before it asks anything.
 *
 * <p>Arguments: port, port of HTTP. A line of the input is a question: {@code udp}, {@code tcp} or {@code http} for the
 * server itself, {@code walk} for whoever is responsible, found from the root; the Handle; types. The answer is the
 * response code, then type and data of each value, both in base64, all in one line that begins with {@code =}.
 */
final class HandleAsker {
    private static final int ADDRESS_OCTETS = 16;

    private final HandleResolver resolver = new HandleResolver();
    private final ServerInfo server = new ServerInfo();

    private HandleAsker(int port, int httpPort) {
        server.serverId = 1;
        server.ipAddress = new byte[ADDRESS_OCTETS];
        server.ipAddress[12] = 127;
        server.ipAddress[15] = 1;
        server.publicKey = new byte[0];
        server.interfaces = new Interface[] {
            new Interface(Interface.ST_QUERY, Interface.SP_HDL_UDP, port),
            new Interface(Interface.ST_QUERY, Interface.SP_HDL_TCP, port),
            new Interface(Interface.ST_QUERY, Interface.SP_HDL_HTTP, httpPort)
        };
        var root = new SiteInfo();
        root.servers = new ServerInfo[] {server};
        root.isPrimary = true;
        root.isRoot = true;
        root.serialNumber = 1; // as the server says it: a client with an older root asks for a new one
        root.hashOption = SiteInfo.HASH_TYPE_BY_ALL;
        root.majorProtocolVersion = 2;
        root.minorProtocolVersion = 1;
        resolver.getConfiguration().setGlobalSites(new SiteInfo[] {root});
        resolver.setCheckSignatures(false);
    }

    public static void main(String[] args) throws IOException {
        var asker = new HandleAsker(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("= ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            var words = new StringTokenizer(line);
            String way = words.nextToken();
            byte[] handle = words.nextToken().getBytes(StandardCharsets.UTF_8);
            byte[][] types = new byte[words.countTokens()][];
            Arrays.setAll(types, i -> words.nextToken().getBytes(StandardCharsets.UTF_8));
            System.out.println("= " + asker.ask(way, new ResolutionRequest(handle, types, new int[0], null)));
        }
    }

    private String ask(String way, ResolutionRequest request) {
        try {
            return text(way.equals("walk") ? resolver.processRequest(request) : ask(protocol(way), request));
        } catch (HandleException failed) {
            return "failed " + failed.getCode();
        }
    }

    private AbstractResponse ask(int protocol, ResolutionRequest request) throws HandleException {
        resolver.setPreferredProtocols(new int[] {protocol});
        return resolver.sendRequestToServer(request, server);
    }

    private static int protocol(String way) {
        return switch (way) {
            case "udp" -> Interface.SP_HDL_UDP;
            case "tcp" -> Interface.SP_HDL_TCP;
            case "http" -> Interface.SP_HDL_HTTP;
            default -> throw new IllegalArgumentException(way);
        };
    }

    private static String text(AbstractResponse answer) throws HandleException {
        var text = new StringBuilder().append(answer.responseCode);
        if (answer instanceof ResolutionResponse resolved) {
            for (var value : resolved.getHandleValues()) {
                text.append(' ').append(base64(value.getTypeAsString()));
                text.append(' ').append(base64(value.getDataAsString()));
            }
        }
        return text.toString();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
