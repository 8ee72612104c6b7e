package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What asks for the benches asks what it should, and knows a wrong answer. */
class UdpLoadTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final String CODE = "88.100.1/A1B2C3";
    private static final String ZONE = "did.example.com";

    @TempDir
    private static Path directory;

    private static int port;
    private static int namePort;
    private static RunningHouse house;

    @BeforeAll
    static void open() throws Exception {
        port = Peer.freePort();
        namePort = Peer.freePort();
        var settings = Map.of(
                "handle.address",
                "127.0.0.1:" + port,
                "handle.prefixes",
                "88.100.1",
                "dns.address",
                "127.0.0.1:" + namePort,
                "dns.zone",
                ZONE);
        house = RunningHouse.open(directory.resolve("data"), settings);
        Population.register(house.port(), 4, 1);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void handles_inOneAndSeveralDatagrams_areAnswered() throws Exception {
        var questions = List.of(
                LoadQuestions.ofHandle(CODE, "URL"),
                LoadQuestions.ofHandle(CODE),
                LoadQuestions.ofNoHandle(CODE + "0"));
        var run = new UdpLoad(2, 2, 4).run(UdpQuestion.Protocol.HANDLE, port, questions, SHORT);
        assertThat(run.answered()).isPositive();
        assertThat(run.lost()).isZero();
        assertThat(run.medianMicros()).isLessThanOrEqualTo(run.slowestOfHundredMicros());
    }

    @Test
    void names_areAnswered() throws Exception {
        var questions = List.of(LoadQuestions.ofName(0, ZONE), LoadQuestions.ofName(3, ZONE));
        assertThat(UdpLoad.ALONE
                        .run(UdpQuestion.Protocol.DNS, namePort, questions, SHORT)
                        .answered())
                .isPositive();
    }

    @Test
    void answer_withAnotherCode_endsTheRun() {
        var there = List.of(LoadQuestions.ofNoHandle(CODE));
        assertThatThrownBy(() -> UdpLoad.ALONE.run(UdpQuestion.Protocol.HANDLE, port, there, SHORT))
                .hasMessage("answered with the code 1, not 100");
        assertThatThrownBy(() -> UdpLoad.ALONE.run(
                        UdpQuestion.Protocol.DNS, namePort, List.of(LoadQuestions.ofName(4, ZONE)), SHORT))
                .hasMessage("answered with the code 3, not 0");
    }
}
