package io.sockeye.tools.cli;

import io.sockeye.address.AddressFamily;
import io.sockeye.address.Inet6SocketAddress;
import io.sockeye.address.IpSocketAddress;
import io.sockeye.address.SocketAddress;
import io.sockeye.address.SocketType;
import io.sockeye.resolve.Hints;
import io.sockeye.resolve.NetInterface;
import io.sockeye.resolve.Resolver;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The hosts that a command works on, in the order in which they were named: names, addresses, prefixes of both families, ranges.
///
///     example.org   192.0.2.7   192.0.2.0/24   2001:db8::/64   192.0.2.10-192.0.2.20   10.0.0-3.1-50   10.0.0,2.*
///
/// Nothing is laid out in memory: [#at(BigInteger)] computes the address of an index, so a prefix may be as large as it likes. Excluded
/// addresses keep their index, for otherwise finding one would mean counting all before it: whoever goes through the indices passes over
/// what [#isExcluded(InetAddress)] says. A name is asked for when it is added, and stands for its first address of the family wanted.
public final class Targets {
    private final AddressFamily family;
    private final List<Entry> entries = new ArrayList<>();
    private final List<AddressSet> excluded = new ArrayList<>();
    private final List<Integer> blocks = new ArrayList<>(); // entries of more than one address
    private final Set<SocketAddress> singles =
            new HashSet<>(); // with their zones, which InetAddress does not compare
    private BigInteger count = BigInteger.ZERO;
    private boolean once;
    private boolean zoned;

    /// What one text has become.
    private record Entry(@Nullable String name, AddressSet set, BigInteger from) {}

    /// What could not be taken, and why.
    ///
    /// @param where file and line, such as `hosts.txt:17`; the text itself for a word of the command line
    /// @param reason what is wrong with it
    /// @param cause what was thrown: an [UnknownHostException] if it was a name without an address
    public record Complaint(String where, String reason, Exception cause) {
        /// One line.
        @Override
        public String toString() {
            return where + ": " + reason;
        }
    }

    /// Makes an empty set.
    ///
    /// @param family AF_INET or AF_INET6 for names of one of them, AF_UNSPEC for either; a literal of the other is refused
    public Targets(AddressFamily family) {
        this.family = family;
    }

    /// Adds what a text names.
    ///
    /// @param text a name, address, prefix or range
    /// @return this
    /// @throws IllegalArgumentException if it is none of these, or of the wrong family
    /// @throws UnknownHostException if it is a name without an address
    /// @throws IOException if asking for it failed otherwise
    public Targets add(String text) throws IOException {
        var set = literal(text);
        if (set == null) {
            append(text, AddressBlock.of(resolve(text)));
        } else {
            check(text, set);
            append(address(text) == null ? null : text, set);
        }
        return this;
    }

    /// Adds the hosts of a prefix, which of IPv4 are all but its first and last address: what `fping -g` takes.
    ///
    /// @param text a prefix, or a range
    /// @return this
    /// @throws IllegalArgumentException if it is none
    public Targets addHosts(String text) {
        var set = literal(text);
        if (set == null)
            throw new IllegalArgumentException("'" + text + "' is no prefix and no range");
        check(text, set);
        append(
                null,
                set instanceof AddressBlock block && text.indexOf('/') > 0 ? block.hosts() : set);
        return this;
    }

    /// Adds all addresses from one to another.
    ///
    /// @param first the lowest
    /// @param last the highest
    /// @return this
    /// @throws IllegalArgumentException if they are no addresses, of two families, or in the wrong order
    public Targets addBetween(String first, String last) {
        return addHosts(first + "-" + last);
    }

    /// Adds what the lines of a file name: one or more to a line, `#` begins a comment. A line that is no good does not keep the others away.
    ///
    /// @param file a path, or `-` for standard input
    /// @return what was left out
    /// @throws IOException if the file cannot be read
    public List<Complaint> addFile(String file) throws IOException {
        if (file.equals("-")) return addLines("-", System.in, false);
        try (var stream = open(file)) {
            return addLines(file, stream, false);
        }
    }

    /// Leaves out what a text names.
    ///
    /// @param text a name, address, prefix or range, of any family; a link-local one without a zone is left out at every interface
    /// @return this
    /// @throws IllegalArgumentException if it is none of these
    /// @throws UnknownHostException if it is a name without an address: all addresses of one are left out
    /// @throws IOException if asking for it failed otherwise
    public Targets exclude(String text) throws IOException {
        var set = literal(text);
        if (set != null) {
            excluded.add(set);
        } else {
            for (var answer : Resolver.resolve(text, 0, hints(AddressFamily.AF_UNSPEC)))
                if (answer.address() instanceof IpSocketAddress ip)
                    excluded.add(AddressBlock.of(ip.host()));
        }
        return this;
    }

    /// Leaves out what the lines of a file name.
    ///
    /// @param file a path, or `-` for standard input
    /// @return the lines that could not be taken; a caller does well to stop at one, for whom it names is not left out
    /// @throws IOException if the file cannot be read
    public List<Complaint> excludeFile(String file) throws IOException {
        if (file.equals("-")) return addLines("-", System.in, true);
        try (var stream = open(file)) {
            return addLines(file, stream, true);
        }
    }

    /// A directory can be opened, too, and only reading it fails, in other words.
    private static InputStream open(String file) throws IOException {
        var path = Path.of(file);
        if (Files.isDirectory(path)) throw new FileSystemException(file, null, "is a directory");
        return Files.newInputStream(path);
    }

    List<Complaint> addLines(String name, InputStream stream, boolean exclude) throws IOException {
        var complaints = new ArrayList<Complaint>();
        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        int number = 0;
        for (String line; (line = lines.readLine()) != null; ) {
            number++;
            int comment = line.indexOf('#');
            for (var word : words(comment < 0 ? line : line.substring(0, comment))) {
                try {
                    if (exclude) exclude(word);
                    else add(word);
                } catch (UnknownHostException | IllegalArgumentException e) {
                    complaints.add(
                            new Complaint(name + ":" + number, String.valueOf(e.getMessage()), e));
                }
            }
        }
        return complaints;
    }

    private static List<String> words(String line) {
        var words = new ArrayList<String>();
        int begin = -1;
        for (int i = 0; i <= line.length(); i++) {
            boolean space = i == line.length() || Character.isWhitespace(line.charAt(i));
            if (space && begin >= 0) {
                words.add(line.substring(begin, i));
                begin = -1;
            } else if (!space && begin < 0) {
                begin = i;
            }
        }
        return words;
    }

    /// How many there are, the excluded ones among them.
    ///
    /// @return 0 or more, without a limit
    public BigInteger count() {
        return count;
    }

    /// Has every address stand once, however often it is named: [#isPassedOver(long, InetAddress)] says of which indices it does not.
    ///
    /// @return this, to which nothing has been added yet
    public Targets once() {
        once = true;
        return this;
    }

    /// Has link-local addresses name their interface: without one the kernel takes any for a datagram, and none for a connection.
    ///
    /// @return this, to which nothing has been added yet
    public Targets zoned() {
        zoned = true;
        return this;
    }

    /// Whether the address at an index is excluded, or stood at one before.
    ///
    /// @param index of the address
    /// @param address what [#at(long)] says
    /// @return true if it is to be passed over
    public boolean isPassedOver(long index, InetAddress address) {
        if (isExcluded(address)) return true;
        if (!once || blocks.isEmpty()) return false;
        int own = entry(BigInteger.valueOf(index));
        if (isSingle(entries.get(own).set())) return false;
        // What is also named by itself counts there, wherever that is.
        if (singles.contains(SocketAddress.inet(address, 0))) return true;
        for (int block : blocks) {
            if (block >= own) return false;
            var set = entries.get(block).set();
            boolean there =
                    AddressBlock.zone(set.at(BigInteger.ZERO)) == AddressBlock.zone(address);
            if (there && set.contains(address)) return true;
        }
        return false;
    }

    private static boolean isSingle(AddressSet set) {
        return set.count().equals(BigInteger.ONE);
    }

    /// The target at an index.
    ///
    /// @param index 0 to [#count()] - 1
    /// @return it, whether excluded or not
    /// @throws IndexOutOfBoundsException if there is none
    public Target at(BigInteger index) {
        if (index.signum() < 0 || index.compareTo(count) >= 0)
            throw new IndexOutOfBoundsException("no target " + index + " of " + count);
        var entry = entries.get(entry(index));
        var address = entry.set().at(index.subtract(entry.from()));
        var name = entry.name();
        return new Target(name == null ? text(address) : name, address);
    }

    /// The entry that has an index.
    private int entry(BigInteger index) {
        int low = 0;
        int high = entries.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (entries.get(middle).from().compareTo(index) <= 0) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    /// The target at an index.
    ///
    /// @param index 0 to [#count()] - 1
    /// @return it, whether excluded or not
    /// @throws IndexOutOfBoundsException if there is none
    public Target at(long index) {
        return at(BigInteger.valueOf(index));
    }

    /// Whether an address was excluded.
    ///
    /// @param address any
    /// @return true if it is to be passed over
    public boolean isExcluded(InetAddress address) {
        for (var set : excluded) if (set.contains(address)) return true;
        return false;
    }

    /// An address as people write it: IPv6 by RFC 5952, with the name of its interface if it has one.
    ///
    /// @param address any
    /// @return a text that [#add] takes
    public static String text(InetAddress address) {
        // Of a socket address' text the port goes away, and the brackets of IPv6.
        var text = SocketAddress.inet(address, 0).toString();
        var host = text.substring(0, text.lastIndexOf(':'));
        if (!host.startsWith("[")) return host;
        int zone = host.indexOf('%');
        if (zone < 0) return host.substring(1, host.length() - 1);
        return host.substring(1, zone + 1) + zoneName(host.substring(zone + 1, host.length() - 1));
    }

    /// The interface of a zone's number; the number where it has gone.
    private static String zoneName(String number) {
        try {
            return NetInterface.of(Integer.parseInt(number)).name();
        } catch (IOException | NumberFormatException _) {
            return number;
        }
    }

    private void append(@Nullable String name, AddressSet set) {
        if (once) {
            if (!isSingle(set)) blocks.add(entries.size());
            else if (!singles.add(SocketAddress.inet(set.at(BigInteger.ZERO), 0))) return;
        }
        entries.add(new Entry(name, set, count));
        count = count.add(set.count());
    }

    private void check(String text, AddressSet set) {
        var first = set.at(BigInteger.ZERO);
        boolean six = first.getAddress().length == 16;
        if (zoned && six && first.isLinkLocalAddress() && AddressBlock.zone(first) == 0)
            throw new IllegalArgumentException(
                    "'" + text + "' does not say at which interface, as in fe80::1%eth0");
        if (family.equals(six ? AddressFamily.AF_INET : AddressFamily.AF_INET6))
            throw new IllegalArgumentException(
                    "'"
                            + text
                            + "' is of IPv"
                            + (six ? 6 : 4)
                            + ", and IPv"
                            + (six ? 4 : 6)
                            + " is wanted");
    }

    /// What needs no asking; null if it has to be a name.
    ///
    /// @throws IllegalArgumentException with the text, if it can be nothing at all
    private static @Nullable AddressSet literal(String text) {
        try {
            return set(text);
        } catch (IllegalArgumentException e) {
            var reason = String.valueOf(e.getMessage());
            if (reason.contains(text)) throw e;
            throw new IllegalArgumentException("'" + text + "': " + reason, e);
        }
    }

    private static @Nullable AddressSet set(String text) {
        if (text.isEmpty()) throw new IllegalArgumentException("an empty text names no host");
        int slash = text.indexOf('/');
        if (slash >= 0) {
            var address = address(text.substring(0, slash));
            if (address == null)
                throw new IllegalArgumentException("'" + text + "' is no prefix of addresses");
            return AddressBlock.prefix(address, prefixLength(text, text.substring(slash + 1)));
        }
        var address = address(text);
        if (address != null) return AddressBlock.of(address);
        for (int dash = text.indexOf('-'); dash >= 0; dash = text.indexOf('-', dash + 1)) {
            var first = address(text.substring(0, dash));
            var last = address(text.substring(dash + 1));
            if (first != null && last != null) return AddressBlock.between(first, last);
        }
        return isOctets(text) ? OctetRanges.parse(text) : null;
    }

    private static int prefixLength(String text, String digits) {
        boolean good = !digits.isEmpty() && digits.length() <= 3;
        int length = 0;
        for (int i = 0; good && i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            good = digit >= 0 && digit <= 9;
            length = length * 10 + digit;
        }
        if (!good) throw new IllegalArgumentException("'" + text + "' is no prefix of addresses");
        return length;
    }

    private static @Nullable InetAddress address(String text) {
        try {
            return host(SocketAddress.inet(withZoneNumber(text), 0));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /// `fe80::1%eth0` with the number of the interface, as a socket address wants it; as it is if there is none of that name.
    private static String withZoneNumber(String text) {
        int zone = text.indexOf('%');
        if (zone < 0 || Character.isDigit(text.charAt(Math.min(zone + 1, text.length() - 1))))
            return text;
        try {
            return text.substring(0, zone + 1)
                    + NetInterface.named(text.substring(zone + 1)).index();
        } catch (IOException | IllegalArgumentException _) {
            return text;
        }
    }

    /// The host of a socket address, with the scope that is not in its own host.
    ///
    /// @param address any
    /// @return its host
    public static InetAddress host(IpSocketAddress address) {
        if (address instanceof Inet6SocketAddress six && six.scopeId() != 0) {
            try {
                return Inet6Address.getByAddress(
                        null, six.host().getAddress(), Math.toIntExact(six.scopeId()));
            } catch (UnknownHostException e) {
                throw new IllegalStateException(e);
            }
        }
        return address.host();
    }

    /// A name has a letter somewhere.
    private static boolean isOctets(String text) {
        for (int i = 0; i < text.length(); i++)
            if ("0123456789.,-*".indexOf(text.charAt(i)) < 0) return false;
        return true;
    }

    private InetAddress resolve(String name) throws IOException {
        for (var answer : Resolver.resolve(name, 0, hints(family)))
            if (answer.address() instanceof IpSocketAddress ip) return host(ip);
        throw new UnknownHostException(name + " has no address of IP");
    }

    private static Hints hints(AddressFamily family) {
        return Hints.any().family(family).type(SocketType.SOCK_DGRAM);
    }
}
