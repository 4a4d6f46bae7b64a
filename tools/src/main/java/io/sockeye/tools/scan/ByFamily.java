package io.sockeye.tools.scan;

import io.sockeye.address.AddressFamily;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A technique whose sockets are of one family: that of IPv4 and that of IPv6, each opened for its first probe.
final class ByFamily implements Technique {
    private final Engine engine;
    private final String name;
    private final Verdict silence;
    private final Opener opener;
    private @Nullable Technique four;
    private @Nullable Technique six;

    /// How one of them is made.
    interface Opener {
        Technique open(Engine engine, AddressFamily family) throws IOException;
    }

    ByFamily(Engine engine, String name, Verdict silence, Opener opener) {
        this.engine = engine;
        this.name = name;
        this.silence = silence;
        this.opener = opener;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Verdict silence() {
        return silence;
    }

    @Override
    public boolean keepsListening() {
        return (four != null && four.keepsListening()) || (six != null && six.keepsListening());
    }

    @Override
    public void send(Probe probe) throws IOException {
        Technique technique;
        if (probe.host.version() == 4) {
            technique = four == null ? opener.open(engine, AddressFamily.AF_INET) : four;
            four = technique;
        } else {
            technique = six == null ? opener.open(engine, AddressFamily.AF_INET6) : six;
            six = technique;
        }
        technique.send(probe);
    }

    @Override
    public void flush() throws IOException {
        if (four != null) four.flush();
        if (six != null) six.flush();
    }

    @Override
    public void expire(Probe probe) throws IOException {
        var technique = probe.host.version() == 4 ? four : six;
        if (technique != null) technique.expire(probe);
    }

    @Override
    public void end(Probe probe) throws IOException {
        var technique = probe.host.version() == 4 ? four : six;
        if (technique != null) technique.end(probe);
    }

    @Override
    public void close() throws IOException {
        if (four != null) four.close();
        if (six != null) six.close();
    }
}
