package dev.flint.deploy.carrier;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.GlobalHistogramBinarizer;
import java.util.List;
import java.util.Map;

/** Reads pictures of symbols with a decoder that knows nothing of how they were drawn. */
final class SymbolReader {
    private SymbolReader() {}

    private static BarcodeFormat formatOf(Symbology symbology) {
        return switch (symbology) {
            case DATA_MATRIX -> BarcodeFormat.DATA_MATRIX;
            case QR -> BarcodeFormat.QR_CODE;
            case CODE_128 -> BarcodeFormat.CODE_128;
        };
    }

    static Result decoded(Pixels pixels, Symbology symbology, String element) {
        var source = new RGBLuminanceSource(pixels.width(), pixels.height(), pixels.colours());
        var hints =
                Map.of(DecodeHintType.POSSIBLE_FORMATS, List.of(formatOf(symbology)), DecodeHintType.TRY_HARDER, true);
        try {
            return new MultiFormatReader().decode(new BinaryBitmap(new GlobalHistogramBinarizer(source)), hints);
        } catch (ReaderException e) {
            throw new AssertionError("not to be read: " + element, e);
        }
    }
}
