package io.sockeye.fuzz.property;

import io.sockeye.option.AlgOptions;
import io.sockeye.option.BluetoothOptions;
import io.sockeye.option.CanOptions;
import io.sockeye.option.DccpOptions;
import io.sockeye.option.IcmpOptions;
import io.sockeye.option.IpOptions;
import io.sockeye.option.Ipv6Options;
import io.sockeye.option.MptcpOptions;
import io.sockeye.option.NetlinkOptions;
import io.sockeye.option.OptionType;
import io.sockeye.option.PacketOptions;
import io.sockeye.option.RdsOptions;
import io.sockeye.option.ReadableOption;
import io.sockeye.option.SctpOptions;
import io.sockeye.option.SocketOptions;
import io.sockeye.option.TcpOptions;
import io.sockeye.option.TipcOptions;
import io.sockeye.option.TlsOptions;
import io.sockeye.option.UdpOptions;
import io.sockeye.option.UdpliteOptions;
import io.sockeye.option.VsockOptions;
import io.sockeye.option.XdpOptions;
import java.util.ArrayList;
import java.util.List;

/// What getsockopt(2) may answer: the first byte of the data says for which option, the rest is the answer.
public final class OptionProperty implements Property {
    private static final List<Class<?>> HOMES =
            List.of(
                    SocketOptions.class,
                    TcpOptions.class,
                    MptcpOptions.class,
                    IpOptions.class,
                    Ipv6Options.class,
                    UdpOptions.class,
                    UdpliteOptions.class,
                    IcmpOptions.class,
                    PacketOptions.class,
                    NetlinkOptions.class,
                    VsockOptions.class,
                    CanOptions.class,
                    AlgOptions.class,
                    TipcOptions.class,
                    RdsOptions.class,
                    XdpOptions.class,
                    DccpOptions.class,
                    BluetoothOptions.class,
                    SctpOptions.class,
                    TlsOptions.class);

    private final List<OptionType<?>> types = types();

    /// Each type once. Those of descriptors would own whatever number they find.
    private static List<OptionType<?>> types() {
        var types = new ArrayList<OptionType<?>>();
        for (var home : HOMES) {
            for (var field : home.getFields()) {
                if (!ReadableOption.class.isAssignableFrom(field.getType())) continue;
                try {
                    var type = ((ReadableOption<?>) field.get(null)).readType();
                    if (!types.contains(type) && !type.toString().equals("descriptor"))
                        types.add(type);
                } catch (IllegalAccessException e) {
                    throw new AssertionError(field + " is public", e);
                }
            }
        }
        return types;
    }

    @Override
    public boolean check(byte[] data) throws Exception {
        if (data.length == 0) return false;
        var type = types.get((data[0] & 255) % types.size());
        // The kernel answers no more than the room that it was offered.
        int length = Math.min(data.length - 1, type.size());
        var answer = Room.of(data, 1, 1 + length);
        return Parsing.parsed(length, IllegalArgumentException.class, () -> type.decode(answer))
                .isPresent();
    }
}
