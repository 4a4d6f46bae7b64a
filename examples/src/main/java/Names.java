import io.sockeye.resolve.Hints;
import io.sockeye.resolve.Resolver;
import java.net.UnknownHostException;
import static io.sockeye.address.SocketType.SOCK_STREAM;

/// Prints what a name leads to, in the order in which to try.
void main(String[] args) throws IOException {
    try {
        for (var found : Resolver.resolve(args[0], Integer.parseInt(args[1]), Hints.any().type(SOCK_STREAM))) {
            IO.println(found.family() + " " + found.address());
        }
    } catch (UnknownHostException e) {
        IO.println("no such name");
    }
}
