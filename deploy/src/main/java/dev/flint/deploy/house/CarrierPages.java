package dev.flint.deploy.house;

import dev.flint.deploy.carrier.Drawing;
import dev.flint.deploy.carrier.Symbology;
import dev.flint.http.PageTree;
import dev.flint.id.PercentEncoding;
import dev.flint.vaa.Codec15459;
import dev.flint.vaa.Identity15459;
import dev.flint.vaa.Profile;
import dev.flint.vaa.Reading;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;

/**
 * Symbols that carry codes, below {@code /v1/carrier/}.
 *
 * <pre>
 *   {code}.svg       ?carrier=datamatrix|qr|code128&amp;scale=1…32, the code bare or with its data identifier
 * </pre>
 */
final class CarrierPages implements PageTree {
    static final String PATH = "/v1/carrier/";

    private static final String ENDING = ".svg";

    private final WorkerExecutor worker;

    /** @param worker where it is drawn: a symbol costs more than an event loop may spend on one request */
    CarrierPages(WorkerExecutor worker) {
        this.worker = worker;
    }

    @Override
    public Future<Found> find(Wanted wanted) {
        return worker.executeBlocking(() -> page(wanted), false);
    }

    private static Found page(Wanted wanted) {
        String path = wanted.path();
        if (!path.endsWith(ENDING)) {
            return Found.problem(404, "no-such-resource", "No such resource", "a symbol's path is {code}.svg");
        }
        var symbology = Symbology.of(wanted.parameters().getOrDefault("carrier", Symbology.DATA_MATRIX.toString()));
        int scale = scale(wanted.parameters().getOrDefault("scale", Integer.toString(Drawing.SCALE_DEFAULT)));
        if (symbology.isEmpty() || scale < 1 || scale > Drawing.SCALE_MAX) {
            return malformed("carrier is datamatrix, qr or code128, scale a number from 1 to " + Drawing.SCALE_MAX);
        }
        var code = PercentEncoding.decoded(path.substring(0, path.length() - ENDING.length()));
        if (code.isEmpty()) {
            return malformed("the path has a percent sign that encodes nothing");
        }
        var reading = Codec15459.scan(code.get(), Profile.EXTENDED);
        if (reading instanceof Reading.Rejected rejected) {
            return malformed(rejected.error() + " at index " + rejected.index() + " of the code");
        }
        return ((Reading.Read) reading)
                .carried()
                .identity()
                .map(identity -> drawing(identity, symbology.get(), scale))
                .orElseGet(() -> malformed("there is no identity of ISO/IEC 15459 in it"));
    }

    private static Found drawing(Identity15459 identity, Symbology symbology, int scale) {
        return Drawing.of(identity, symbology)
                .map(drawing -> Found.immutable("image/svg+xml", Buffer.buffer(drawing.svg(scale))))
                .orElseGet(() -> malformed("no " + symbology + " symbol carries this code"));
    }

    /** 0 when it is no number of at most two digits. */
    private static int scale(String text) {
        boolean number = !text.isEmpty() && text.length() <= 2 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(text) : 0;
    }

    private static Found malformed(String detail) {
        return Found.problem(400, "malformed-request", "The request is malformed", detail);
    }
}
