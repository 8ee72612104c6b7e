package dev.flint.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flint.bid.vaa.SerialForm;
import dev.flint.bid.vaa.VaaDraft;
import dev.flint.bid.vaa.VaaId;
import dev.flint.bid.vaa.VaaOperationKind;
import dev.flint.vaa.Profile;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flint vaa mint}. */
@Command(
        name = "mint",
        mixinStandardHelpOptions = true,
        description = "Registers new codes of an enterprise, whose serial numbers nobody has had, and prints them.",
        footer = {
            "",
            "{code} in what is said stands for the code.",
            "",
            "Example:  flint vaa mint VAA08810000000001 --count 10 --name Pump --key works.key",
            "          flint vaa mint VAA08810000000001 --from 1000 --name Pump --key works.key \\",
            "              --link gs1:pip,https://works.example.com/{code},Pump"
        })
final class VaaMintCommand implements Callable<Integer> {
    private static final int COUNT_MAX = 1_000_000;
    private static final int TAKEN_MAX = 100;

    private final Terminal terminal;

    @Parameters(paramLabel = "ENTERPRISE", description = "VAA and 14 digits.")
    private String enterprise = "";

    @Option(names = "--count", paramLabel = "N", description = "How many (default: ${DEFAULT-VALUE}).")
    private int count = 1;

    @Option(
            names = "--from",
            paramLabel = "N",
            description = "Serial numbers count up from here; without it nobody can guess them.")
    private @Nullable Long from;

    @Mixin
    private SaidOption said = new SaidOption();

    @Mixin
    private SignerOption signer = new SignerOption();

    @Mixin
    private ServerOption server = new ServerOption();

    VaaMintCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (count < 1 || count > COUNT_MAX || (from != null && from < 0)) {
            throw new CommandFailure(ExitCode.USAGE, "--count is 1 to " + COUNT_MAX + ", --from a whole number");
        }
        var node = SignerOption.code(enterprise);
        if (node.level() != VaaId.Level.ENTERPRISE) {
            throw new CommandFailure(ExitCode.USAGE, enterprise + " is no enterprise: VAA and 14 digits");
        }
        var client = server.client();
        var form = form(node, client);
        long next = from == null ? 0 : Math.max(1, from);
        for (int minted = 0, taken = 0; minted < count; ) {
            String serial = from == null ? form.random(terminal.random()) : counted(form, next++);
            var id = VaaId.parse(node.text() + serial).orElseThrow();
            var answer = register(id, client);
            if (answer.statusCode() == 201) {
                terminal.out().println(id.text());
                minted++;
                taken = 0;
            } else if (!isTaken(answer) || ++taken == TAKEN_MAX) {
                return refused(answer);
            }
        }
        return ExitCode.OK;
    }

    private HttpResponse<String> register(VaaId id, ResolverClient client) {
        var draft = VaaDraft.of(VaaOperationKind.REGISTER, id, terminal.clock().instant())
                .saying(said.record(id));
        return client.register(signer.sign(draft));
    }

    private int refused(HttpResponse<String> answer) {
        var problem = AnswerBody.tree(answer.body());
        terminal.err()
                .println("flint: refused with " + answer.statusCode() + ": "
                        + problem.path("title").asText("no title") + ", "
                        + problem.path("detail").asText("no detail"));
        return ExitCode.ofOperation(answer);
    }

    private static boolean isTaken(HttpResponse<String> answer) {
        String type = AnswerBody.tree(answer.body()).path("type").asText();
        return type.equals("/problems/already-registered") || type.equals("/problems/deactivated");
    }

    private static String counted(SerialForm form, long number) {
        return form.counted(number)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.CONFLICT, "there are no more serial numbers of " + form.length() + " digits"));
    }

    private static SerialForm form(VaaId node, ResolverClient client) {
        var answer = client.resolve(node.did(), "application/did", Map.of());
        if (answer.statusCode() != 200) {
            throw new CommandFailure(
                    ExitCode.ofResolution(answer), node.did() + ": the resolver answered " + answer.statusCode());
        }
        JsonNode serials = AnswerBody.tree(answer.body()).path("serials");
        int length = serials.path("length").asInt();
        if (length < 1 || length > SerialForm.LENGTH_MAX) {
            throw new CommandFailure(ExitCode.UNSUPPORTED, node.did() + " has not said how it forms serial numbers");
        }
        return new SerialForm(length, Profile.STRICT);
    }
}
