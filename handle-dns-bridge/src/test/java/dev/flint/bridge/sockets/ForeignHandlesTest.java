package dev.flint.bridge.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bridge.handle.ForeignHandles;
import dev.flint.bridge.handle.HandleRecord;
import dev.flint.bridge.handle.HandleServer;
import dev.flint.bridge.handle.HandleValue;
import dev.flint.bridge.handle.RecordSource;
import dev.flint.bridge.handle.SiteInfo;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handles that live elsewhere: a root and a server, both on loopback, and the way from the one to the other. */
class ForeignHandlesTest {
    private static final InstantSource CLOCK = InstantSource.system();

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, List<HandleValue>> records = new ConcurrentHashMap<>();
    private final Map<String, List<HandleValue>> own = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int later;
    private int port;

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @BeforeEach
    void open() throws Exception {
        RecordSource source = handle -> {
            asked.incrementAndGet();
            var values = records.get(handle);
            return Future.succeededFuture(values == null ? new HandleRecord.Absent() : new HandleRecord.Found(values));
        };
        var service = Known.service(source, () -> Known.site(port, SiteInfo.Interface.UDP));
        var tcp = await(Connections.ofHandles(vertx, "127.0.0.1", 0, service));
        port = tcp.port();
        await(Datagrams.ofHandles(vertx, "127.0.0.1", port, service, CLOCK, new SplittableRandom(2)));
    }

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    private static HandleValue value(int index, String type, String text) {
        return HandleValue.of(index, type, text, 0, 300);
    }

    private void sites(String prefix, int... protocols) {
        records.put(
                "0.NA/" + prefix,
                List.of(HandleValue.of(
                        3, SiteInfo.TYPE, Known.site(port, protocols).encode(), 0, 300)));
    }

    private ForeignHandles handles(boolean allowed, String... prefixes) {
        List<ForeignHandles.Upstream> upstreams = new ArrayList<>();
        for (String prefix : prefixes) {
            upstreams.add(
                    new ForeignHandles.Upstream(prefix, new HandleServer("127.0.0.1", port, !prefix.equals("*"))));
        }
        return new ForeignHandles(
                this::own,
                upstreams,
                new HandleCalls(vertx),
                any -> allowed,
                () -> CLOCK.instant().plusSeconds(later),
                new SplittableRandom(3));
    }

    /** Below 88.99, everything lives here. */
    private Future<HandleRecord> own(String handle) {
        var values = own.get(handle);
        var missing = handle.startsWith("88.99/") ? new HandleRecord.Absent() : new HandleRecord.Foreign();
        return Future.succeededFuture(values == null ? missing : new HandleRecord.Found(values));
    }

    private HandleRecord find(ForeignHandles handles, String handle) throws Exception {
        return await(handles.find(handle, 0));
    }

    @Test
    void handle_isFoundFromTheRoot_inDatagramsAndOnConnections() throws Exception {
        for (int protocol : new int[] {SiteInfo.Interface.UDP, SiteInfo.Interface.TCP}) {
            sites("20.1", protocol);
            records.put(
                    "20.1/aB", List.of(value(1, "URL", "https://example.com/x"), value(2, "BIG", "y".repeat(4_000))));
            assertThat(find(handles(true, "*"), "20.1/aB"))
                    .isInstanceOfSatisfying(
                            HandleRecord.Found.class,
                            found -> assertThat(found.values())
                                    .extracting(HandleValue::text)
                                    .containsExactly("https://example.com/x", "y".repeat(4_000)));
        }
    }

    @Test
    void handle_ofAnUpstream_isAskedForThere_andKept() throws Exception {
        records.put("88.1.2/x", List.of(value(1, "URL", "https://example.com/x")));
        var handles = handles(false, "88");
        for (int i = 0; i < 3; i++) {
            assertThat(find(handles, "88.1.2/x")).isInstanceOf(HandleRecord.Found.class);
            assertThat(find(handles, "88.1.2/y")).isInstanceOf(HandleRecord.Absent.class);
        }
        assertThat(asked).as("once each").hasValue(2);
        assertThat(find(handles, "20.1/x")).as("nobody is named").isInstanceOf(HandleRecord.Foreign.class);
        assertThat(find(handles, "881.1/x")).isInstanceOf(HandleRecord.Foreign.class);
    }

    @Test
    void alias_isFollowed_andACircleEnds() throws Exception {
        records.put("88.1/a", List.of(value(1, "HS_ALIAS", "88.1/b")));
        records.put("88.1/b", List.of(value(1, "URL", "https://example.com/b")));
        records.put("88.1/c", List.of(value(1, "HS_ALIAS", "88.1/d")));
        records.put("88.1/d", List.of(value(1, "HS_ALIAS", "88.1/c")));
        var handles = handles(true, "88");
        assertThat(((HandleRecord.Found) find(handles, "88.1/a"))
                        .values()
                        .get(0)
                        .type())
                .isEqualTo("URL");
        int before = asked.get();
        assertThat(find(handles, "88.1/c")).isInstanceOf(HandleRecord.Unavailable.class);
        assertThat(asked.get() - before).isLessThanOrEqualTo(10);
    }

    @Test
    void handle_thatLivesHere_isNeverAskedForElsewhere_whereverItIsNamed() throws Exception {
        own.put("88.99/x", List.of(value(1, "URL", "https://example.com/own")));
        own.put("88.99/away", List.of(value(1, "HS_ALIAS", "88.1/back")));
        own.put(
                "88.99/secret",
                List.of(new HandleValue(
                        1, "HS_ALIAS", new byte[] {'x'}, 0, HandleValue.Ttl.ofSeconds(1), 0b1100, List.of())));
        records.put("88.1/back", List.of(value(1, "HS_ALIAS", "88.99/x")));
        records.put("88.99/x", List.of(value(1, "URL", "https://example.com/forged")));
        var handles = handles(true, "88");
        for (String handle : List.of("88.99/x", "88.1/back", "88.99/away")) {
            assertThat(((HandleRecord.Found) find(handles, handle)).values())
                    .extracting(HandleValue::text)
                    .containsExactly("https://example.com/own");
        }
        assertThat(find(handles, "88.99/nothing")).isInstanceOf(HandleRecord.Absent.class);
        assertThat(((HandleRecord.Found) find(handles, "88.99/secret")).first("HS_ALIAS"))
                .isPresent();
        assertThat(asked).as("88.1/back only, and once").hasValue(1);
    }

    @Test
    void handle_wantedAnew_isAskedForAgain_onceInFiveSeconds() throws Exception {
        records.put("88.1/x", List.of(value(1, "URL", "https://example.com/1")));
        var handles = handles(true, "88");
        assertThat(await(handles.findAnew("88.1/x"))).isInstanceOf(HandleRecord.Found.class);
        records.put("88.1/x", List.of(value(1, "URL", "https://example.com/2")));
        assertThat(((HandleRecord.Found) await(handles.findAnew("88.1/x"))).first("URL"))
                .hasValueSatisfying(url -> assertThat(url.text()).isEqualTo("https://example.com/1"));
        later = 6;
        for (var record : List.of(await(handles.findAnew("88.1/x")), find(handles, "88.1/x"))) {
            assertThat(((HandleRecord.Found) record).first("URL"))
                    .hasValueSatisfying(url -> assertThat(url.text()).isEqualTo("https://example.com/2"));
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void service_isFollowed() throws Exception {
        records.put("0.NA/20.1", List.of(value(1, "HS_SERV", "0.SERV/20.1")));
        sites("0.SERV", SiteInfo.Interface.TCP);
        records.put(
                "0.SERV/20.1",
                List.of(HandleValue.of(
                        1,
                        SiteInfo.TYPE,
                        Known.site(port, SiteInfo.Interface.TCP).encode(),
                        0,
                        300)));
        records.put("20.1/x", List.of(value(1, "URL", "https://example.com/x")));
        assertThat(find(handles(true, "*"), "20.1/x")).isInstanceOf(HandleRecord.Found.class);
    }

    @Test
    void site_withAnAddressThatIsForbidden_isNotAsked() throws Exception {
        sites("20.1", SiteInfo.Interface.TCP);
        records.put("20.1/x", List.of(value(1, "URL", "https://example.com/x")));
        assertThat(find(handles(false, "*"), "20.1/x")).isInstanceOf(HandleRecord.Absent.class);
        assertThat(asked).as("the root only").hasValue(1);
    }

    @Test
    void server_thatIsNotThere_isUnavailable() throws Exception {
        var server = new HandleServer("127.0.0.1", 1, true);
        var handles = new ForeignHandles(
                this::own,
                List.of(new ForeignHandles.Upstream("88", server)),
                new HandleCalls(vertx),
                any -> true,
                CLOCK,
                new SplittableRandom(4));
        assertThat(find(handles, "88.1/x")).isInstanceOf(HandleRecord.Unavailable.class);
    }
}
