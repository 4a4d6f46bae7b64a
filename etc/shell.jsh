// What `./sockeye shell` knows when it starts. The imports of one type each win over java.net's of the same name.
import io.sockeye.*
import io.sockeye.address.*
import io.sockeye.control.*
import io.sockeye.descriptor.*
import io.sockeye.error.*
import io.sockeye.option.*
import io.sockeye.resolve.*
import io.sockeye.Socket
import io.sockeye.address.SocketAddress
import io.sockeye.option.SocketOption
import io.sockeye.option.SocketOptions
import java.nio.ByteBuffer
import java.time.Duration
import static io.sockeye.MessageFlags.*
import static io.sockeye.Shutdown.*
import static io.sockeye.address.AddressFamily.*
import static io.sockeye.address.IpProtocol.*
import static io.sockeye.address.SocketType.*
import static io.sockeye.error.Errno.*
import static io.sockeye.option.IcmpOptions.*
import static io.sockeye.option.IpOptions.*
import static io.sockeye.option.Ipv6Options.*
import static io.sockeye.option.MptcpOptions.*
import static io.sockeye.option.OptionLevel.*
import static io.sockeye.option.SocketOptions.*
import static io.sockeye.option.TcpOptions.*
import static io.sockeye.option.UdpOptions.*
