package dev.flint.deploy.cli;

import dev.flint.bridge.handle.ForeignHandles;
import dev.flint.bridge.handle.HandleJson;
import dev.flint.bridge.handle.HandleName;
import dev.flint.bridge.handle.HandleRecord;
import dev.flint.bridge.handle.HandleServer;
import dev.flint.bridge.sockets.HandleCalls;
import dev.flint.deploy.config.ListenAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flint handle resolve}. */
@Command(
        name = "resolve",
        mixinStandardHelpOptions = true,
        description = "Asks a server of the Handle System for the values of a Handle, in its own protocol.",
        footer = {"", "Example:  flint handle resolve 88.1000.7/x --server 127.0.0.1:2641"})
final class HandleResolveCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "HANDLE", description = "A prefix, a slash and a suffix.")
    private String handle = "";

    @Option(
            names = "--server",
            paramLabel = "HOST:PORT",
            description = "Server to ask (default: ${DEFAULT-VALUE}).",
            defaultValue = "127.0.0.1:2641")
    private String server = "";

    @Option(names = "--tcp", description = "Asks on a connection, not in datagrams.")
    private boolean tcp;

    @Mixin
    private OutputOption output = new OutputOption();

    HandleResolveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        int slash = handle.indexOf('/');
        if (slash < 1) {
            throw new CommandFailure(ExitCode.INVALID_IDENTIFIER, handle + " is no prefix, slash and suffix");
        }
        var address = ListenAddress.parse(server)
                .orElseThrow(() -> new CommandFailure(ExitCode.USAGE, "--server is HOST:PORT, not " + server));
        var record = ask(new HandleServer(address.host(), address.port(), tcp));
        if (record instanceof HandleRecord.Found found) {
            var answer = new JsonObject().put("handle", handle).put("values", HandleJson.of(found.values()));
            terminal.out().println(output.isJson() ? answer.encode() : answer.encodePrettily());
            return ExitCode.OK;
        }
        boolean absent = record instanceof HandleRecord.Absent;
        terminal.err().println("flint: " + (absent ? "there is no such Handle" : "no answer from " + server));
        return absent ? ExitCode.NOT_FOUND : ExitCode.NETWORK;
    }

    /** Whatever the prefix is, it is this server that is asked. */
    private HandleRecord ask(HandleServer there) {
        var vertx = Vertx.vertx();
        try {
            var handles = new ForeignHandles(
                    nothing -> Future.succeededFuture(new HandleRecord.Foreign()),
                    List.of(new ForeignHandles.Upstream(HandleName.prefix(handle), there)),
                    new HandleCalls(vertx),
                    address -> false,
                    terminal.clock(),
                    terminal.random());
            return handles.find(handle, 0)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
