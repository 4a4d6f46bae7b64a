package io.sockeye.tools.serve;

import io.sockeye.fuzz.property.ByteStream;
import io.sockeye.fuzz.property.Property;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Whatever a client sends to `sockeye serve` is requests, and then perhaps one refusal with a status: the same requests however they come,
/// whole or in pieces. No target leads out of the root, and no more is held than a line.
///
/// It stands in the package of the parsers, which nobody else is to use: on the class path, where all that is tried stands, that is no matter.
public final class RequestProperty implements Property {
    private static final int MOST = 100;
    private static final String END = "the end";

    /// Makes it.
    public RequestProperty() {}

    /// What came of a stream: requests, and whether the last of them was none.
    private record Seen(List<String> requests, boolean refused) {}

    @Override
    public boolean check(byte[] data) throws Exception {
        if (data.length < 2) return false;
        byte[] stream = Arrays.copyOfRange(data, 1, data.length);
        var whole = seen(stream, stream.length);
        var pieces = seen(stream, 1 + (data[0] & 0x1f));
        if (!whole.equals(pieces)) throw new AssertionError(whole + ", in pieces " + pieces);
        return !whole.requests().isEmpty();
    }

    private static Seen seen(byte[] stream, int piece) throws IOException {
        var input = new StrictInput(new ByteStream(stream, piece), Pace.DEFAULT);
        var reader = new RequestReader(input);
        var requests = new ArrayList<String>();
        try {
            while (requests.size() < MOST) {
                var request = reader.next();
                requireLittle(input);
                if (request == null) break;
                requireBelow(request.target());
                requests.add(request.method() + " " + request.target().encoded());
                requests.add(body(request, reader.body(request)));
                requireLittle(input);
            }
            return new Seen(requests, false);
        } catch (RefusedException e) {
            if (Response.reason(e.status()).equals("Status") || e.status() < 400)
                throw new AssertionError("no status for " + e.why(), e);
            return new Seen(requests, true);
        }
    }

    /// A form is read as one; of it and of others the bytes are counted.
    private static String body(Request request, InputStream body) throws IOException {
        byte[] room = new byte[512];
        long all = 0;
        var type = request.field("Content-Type");
        if (type != null && type.startsWith("multipart/form-data")) {
            var form = new Multipart(body, Multipart.boundary(type));
            var names = new StringBuilder();
            while (form.next()) {
                byte[] name = form.fileName();
                if (name != null) requireName(name);
                for (int count; (count = form.read(room)) >= 0; ) all += count;
                names.append(name == null ? "-" : Arrays.toString(name)).append(all).append(' ');
            }
            while (body.read(room, 0, room.length) >= 0) {
                // What stands behind the form belongs to the body, too.
            }
            return names.toString();
        }
        for (int count; (count = body.read(room, 0, room.length)) >= 0; ) all += count;
        return all + " " + END;
    }

    private static void requireLittle(StrictInput input) {
        if (input.length() > StrictInput.LINE)
            throw new AssertionError(input.length() + " bytes are held");
    }

    private static void requireBelow(Target target) throws IOException {
        for (var name : target.names()) requireName(name);
        if (target.path()[0] == '/') throw new AssertionError("a path from another root");
        if (target.isServer()) return;
        // As it is written on a page it leads to the same.
        var again = Target.of("GET", target.encoded());
        if (!Arrays.equals(again.path(), target.path()))
            throw new AssertionError(target.encoded() + " leads elsewhere");
    }

    private static void requireName(byte[] name) {
        boolean dots = name.length <= 2;
        for (byte each : name) {
            if (each == '/' || each == 0) throw new AssertionError("a name that is a path");
            dots &= each == '.';
        }
        if (dots) throw new AssertionError("no name");
    }
}
