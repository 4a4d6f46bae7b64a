// What `./sockeye shell` knows when it starts. The imports of one type each win over java.net's of the same name.
import io.sockeye.*
import io.sockeye.address.*
import io.sockeye.control.*
import io.sockeye.descriptor.*
import io.sockeye.error.*
import io.sockeye.option.*
import io.sockeye.resolve.*
import io.sockeye.select.*
import io.sockeye.wire.*
import io.sockeye.wire.bpf.*
import io.sockeye.wire.can.*
import io.sockeye.wire.ethernet.*
import io.sockeye.wire.icmp.*
import io.sockeye.wire.ip.*
import io.sockeye.wire.netlink.*
import io.sockeye.Socket
import io.sockeye.address.SocketAddress
import io.sockeye.option.SocketOption
import io.sockeye.option.SocketOptions
import java.nio.ByteBuffer
import java.time.Duration
import static io.sockeye.MessageFlags.*
import static io.sockeye.Shutdown.*
import static io.sockeye.address.AddressFamily.*
import static io.sockeye.address.BluetoothProtocol.*
import static io.sockeye.address.CanProtocol.*
import static io.sockeye.address.IpProtocol.*
import static io.sockeye.address.NetlinkProtocol.*
import static io.sockeye.address.PacketProtocol.*
import static io.sockeye.address.PacketType.*
import static io.sockeye.address.SocketType.*
import static io.sockeye.error.Errno.*
import static io.sockeye.option.AlgOptions.*
import static io.sockeye.option.BluetoothOptions.*
import static io.sockeye.option.CanOptions.*
import static io.sockeye.option.DccpOptions.*
import static io.sockeye.option.IcmpOptions.*
import static io.sockeye.option.IpOptions.*
import static io.sockeye.option.Ipv6Options.*
import static io.sockeye.option.MptcpOptions.*
import static io.sockeye.option.NetlinkOptions.*
import static io.sockeye.option.OptionLevel.*
import static io.sockeye.option.PacketOptions.*
import static io.sockeye.option.RdsOptions.*
import static io.sockeye.option.SctpOptions.*
import static io.sockeye.option.SocketOptions.*
import static io.sockeye.option.TcpOptions.*
import static io.sockeye.option.TipcOptions.*
import static io.sockeye.option.UdpOptions.*
import static io.sockeye.option.UdpliteOptions.*
import static io.sockeye.option.VsockOptions.*
import static io.sockeye.option.XdpOptions.*
import static io.sockeye.select.EpollEvents.*
import static io.sockeye.wire.netlink.NetlinkFlags.*
