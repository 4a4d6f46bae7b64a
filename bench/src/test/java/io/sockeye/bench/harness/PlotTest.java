package io.sockeye.bench.harness;

import static io.sockeye.bench.harness.Results.standing;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class PlotTest {
    @Test
    void barsAreAsLongAsTheRatios() throws Exception {
        var bars =
                bars(standing("Sockeye <&>", 2000, 2000, 2000), standing("NIO", 4000, 4000, 4000));
        assertThat(bars).hasSize(3);
        assertThat(bars.get(1) / bars.get(0)).isBetween(1.99, 2.01);
        assertThat(bars.get(2) / bars.get(0)).isBetween(3.99, 4.01);
    }

    @Test
    void aLongBarDoesNotHideTheShortOnes() throws Exception {
        var bars =
                bars(
                        standing("Sockeye", 1100, 1100, 1100),
                        standing("NIO", 60_000, 60_000, 60_000));
        assertThat(bars.get(2)).isLessThan(12 * bars.get(0)).isGreaterThan(bars.get(1));
    }

    private static List<Double> bars(Standing... others) throws Exception {
        var text = Plot.of(Results.of(Results.workload(), others));
        var document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        var rectangles = document.getElementsByTagName("rect");
        var bars = new ArrayList<Double>();
        for (int i = 0; i < rectangles.getLength(); i++) {
            bars.add(Double.valueOf(((Element) rectangles.item(i)).getAttribute("width")));
        }
        return bars;
    }
}
