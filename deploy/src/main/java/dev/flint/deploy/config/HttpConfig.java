package dev.flint.deploy.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The HTTP server.
 *
 * @param eventLoops threads that serve; 0 leaves the choice to the composition root
 * @param headDeadline longest time from the first octet of a request to the end of its head
 * @param bodyDeadline longest time from the end of the head to the end of the body
 * @param keepAlive longest silence between two requests of a connection
 * @param lameduck time between telling "not ready" and closing the listener
 * @param shutdown longest time that requests under way are waited for, after the lame-duck time
 * @param legacyEnvelope whether a request without a preference gets the older {@code application/ld+json} envelope
 * @param didConfiguration file that says which DIDs are the origin's own, if there is one
 */
public record HttpConfig(
        ListenAddress address,
        int eventLoops,
        int maxConnections,
        Duration headDeadline,
        Duration bodyDeadline,
        Duration keepAlive,
        Duration lameduck,
        Duration shutdown,
        Transport transport,
        boolean legacyEnvelope,
        Optional<Path> didConfiguration) {

    /** How sockets are driven. AUTO is epoll where it loads, otherwise NIO. */
    public enum Transport {
        AUTO,
        NIO,
        EPOLL
    }

    static HttpConfig of(ConfigValues values) {
        return new HttpConfig(
                values.of(ConfigKeys.HTTP_ADDRESS),
                values.of(ConfigKeys.HTTP_EVENT_LOOPS),
                values.of(ConfigKeys.HTTP_MAX_CONNECTIONS),
                values.of(ConfigKeys.HTTP_HEAD_DEADLINE),
                values.of(ConfigKeys.HTTP_BODY_DEADLINE),
                values.of(ConfigKeys.HTTP_KEEP_ALIVE),
                values.of(ConfigKeys.HTTP_LAMEDUCK),
                values.of(ConfigKeys.HTTP_SHUTDOWN),
                values.of(ConfigKeys.HTTP_TRANSPORT),
                values.of(ConfigKeys.HTTP_LEGACY_ENVELOPE),
                values.of(ConfigKeys.HTTP_DID_CONFIGURATION));
    }
}
