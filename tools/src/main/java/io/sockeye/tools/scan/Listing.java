package io.sockeye.tools.scan;

import io.sockeye.tools.cli.Output;
import io.sockeye.tools.cli.Targets;
import java.io.IOException;

/// What would be asked, in its order.
final class Listing {
    private static final int CHUNK = 1 << 16;

    private Listing() {}

    static void write(ScanPlan plan, Output out) throws IOException {
        var text = new StringBuilder();
        for (long position = 0; position < plan.size(); position++) {
            long place = plan.place(position);
            long host = plan.host(place);
            var address = plan.targets().at(host).address();
            if (plan.targets().isPassedOver(host, address)) continue;
            text.append(Targets.text(address));
            if (!plan.sweep()) {
                var question = plan.question(place, 0);
                text.append(' ').append(question.port()).append('/');
                text.append(question.transport().text());
            }
            text.append('\n');
            if (text.length() > CHUNK) {
                out.write(text.toString());
                text.setLength(0);
            }
        }
        out.write(text.toString());
    }
}
