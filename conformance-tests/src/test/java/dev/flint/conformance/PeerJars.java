package dev.flint.conformance;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Programs of others that are jars, as the build has put them into {@code target/peers}, each in a folder. */
final class PeerJars {
    private PeerJars() {}

    /** The jars of one; without them the test ends here, and where the change is judged, it fails. */
    static List<Path> require(String name) throws IOException {
        Path folder = ourClasses().resolveSibling("peers").resolve(name);
        if (!Files.isDirectory(folder)) {
            Peer.miss(folder + " is not there: the build copies it");
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    /** Where this very class lies. */
    static Path ourClasses() {
        try {
            return Path.of(PeerJars.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static String classPath(List<Path> parts) {
        return parts.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
