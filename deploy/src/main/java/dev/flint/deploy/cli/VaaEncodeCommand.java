package dev.flint.deploy.cli;

import dev.flint.deploy.carrier.CodeForm;
import dev.flint.deploy.carrier.Drawing;
import dev.flint.deploy.carrier.Symbology;
import dev.flint.vaa.Afi;
import dev.flint.vaa.Identity15459;
import dev.flint.vaa.Profile;
import dev.flint.vaa.Reading;
import dev.flint.vaa.UiiTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flint vaa encode}. */
@Command(
        name = "encode",
        mixinStandardHelpOptions = true,
        description = "Writes what a symbol or a tag has to hold to carry a code, or draws the symbol.",
        footer = {
            "",
            "Example:  flint vaa encode --carrier datamatrix --out code.svg VAA08810000000001123Ab.098",
            "          flint vaa encode --carrier tag 25SVAA088100000000010000000001"
        })
final class VaaEncodeCommand implements Callable<Integer> {
    private static final String TAG = "tag";

    private final Terminal terminal;

    @Option(
            names = "--carrier",
            paramLabel = "NAME",
            description = "datamatrix, qr, code128 or tag (default: ${DEFAULT-VALUE}).")
    private String carrier = Symbology.DATA_MATRIX.toString();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Draws the symbol there, as its ending says: .svg or .png. Must not be there yet.")
    private @Nullable Path file;

    @Option(
            names = "--scale",
            paramLabel = "N",
            description = "Pixels per module, 1 to " + Drawing.SCALE_MAX + " (default: ${DEFAULT-VALUE}).")
    private int scale = Drawing.SCALE_DEFAULT;

    @Parameters(paramLabel = "CODE", description = "A code in any form.")
    private String code = "";

    VaaEncodeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var identity = identity();
        if (carrier.equals(TAG)) {
            if (file != null) {
                throw new CommandFailure(ExitCode.USAGE, "there is no picture of a tag");
            }
            terminal.out().println(tag(identity));
            return ExitCode.OK;
        }
        var symbology = Symbology.of(carrier)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE, "--carrier is one of datamatrix, qr, code128, tag, not " + carrier));
        if (file == null) {
            terminal.out().println(visible(symbology.content(identity)));
            return ExitCode.OK;
        }
        draw(identity, symbology, file);
        return ExitCode.OK;
    }

    private Identity15459 identity() {
        var reading = CodeForm.ofLook(code).read(code, Profile.EXTENDED);
        if (reading instanceof Reading.Rejected rejected) {
            throw new CommandFailure(
                    ExitCode.INVALID_IDENTIFIER, code + ": " + rejected.error() + " at index " + rejected.index());
        }
        return ((Reading.Read) reading)
                .carried()
                .identity()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.INVALID_IDENTIFIER, code + ": there is no identity of ISO/IEC 15459 in it"));
    }

    private static String tag(Identity15459 identity) {
        var encoding = Afi.of(identity.dataIdentifier())
                .map(afi -> UiiTag.of(afi, identity.diData()).encode())
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.UNSUPPORTED, "no tag is for data with " + identity.dataIdentifier()));
        if (encoding instanceof UiiTag.Encoding.Rejected rejected) {
            throw new CommandFailure(
                    ExitCode.UNSUPPORTED,
                    identity.diData() + ": " + rejected.error() + " at index " + rejected.index());
        }
        return ((UiiTag.Encoding.Encoded) encoding).hex();
    }

    /** Control characters as one of the keyboard wedges writes them that decode reads. */
    private static String visible(String content) {
        return content.replace("\u001E", "{RS}").replace("\u001D", "{GS}").replace("\u0004", "{EOT}");
    }

    private void draw(Identity15459 identity, Symbology symbology, Path to) throws IOException {
        String name = to.toString();
        if (!name.endsWith(".svg") && !name.endsWith(".png")) {
            throw new CommandFailure(ExitCode.USAGE, "--out ends in .svg or .png");
        }
        if (scale < 1 || scale > Drawing.SCALE_MAX) {
            throw new CommandFailure(ExitCode.USAGE, "--scale is 1 to " + Drawing.SCALE_MAX);
        }
        if (Files.exists(to)) {
            throw new CommandFailure(ExitCode.CONFLICT, to + " is there already");
        }
        Optional<Drawing> drawing = Drawing.of(identity, symbology);
        if (drawing.isEmpty()) {
            throw new CommandFailure(ExitCode.UNSUPPORTED, "no " + symbology + " symbol carries " + identity.diData());
        }
        Files.write(
                to,
                name.endsWith(".svg") ? drawing.get().svg(scale) : drawing.get().png(scale));
    }
}
