package io.sockeye.address;

import static io.sockeye.address.AddressFamily.AF_UNIX;

import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// An address of AF_UNIX, struct sockaddr_un of unix(7): a path, an abstract name, or no name.
///
/// The bytes are the truth, since Linux file names are bytes; text is a view of them.
public sealed interface UnixSocketAddress extends SocketAddress {

    /// The family of this address.
    ///
    /// @return AF_UNIX
    @Override
    default AddressFamily family() {
        return AF_UNIX;
    }

    /// No name: a socket that was never bound, either end of a pair.
    record Unnamed() implements UnixSocketAddress {
        static final Unnamed INSTANCE = new Unnamed();

        /// Answers the JDK's unnamed address.
        ///
        /// @return a `UnixDomainSocketAddress` with an empty path
        @Override
        public Optional<java.net.SocketAddress> toJdk() {
            return Optional.of(UnixDomainSocketAddress.of(""));
        }

        /// Answers the text of the unnamed address.
        ///
        /// @return `unix:`
        @Override
        public String toString() {
            return "unix:";
        }
    }

    /// The path of a file; bind(2) makes the file, and nobody removes it but unlink(2).
    ///
    /// @param bytes the path, 1 to 107 bytes without a NUL: struct sockaddr_un has 108, and a
    ///     terminating NUL is one of them
    record Pathname(Bytes bytes) implements UnixSocketAddress {
        /// Checks the path.
        ///
        /// @throws IllegalArgumentException if the path is empty, too long or has a NUL
        public Pathname {
            UnixNames.checkPath(bytes);
        }

        /// The path as text, read as UTF-8; bytes that are no UTF-8 show as U+FFFD.
        ///
        /// @return the text
        public String text() {
            return UnixNames.text(bytes);
        }

        /// The path as the default file system has it.
        ///
        /// @return nothing if the bytes are no text in the encoding of file names
        public Optional<Path> asPath() {
            return UnixNames.path(bytes);
        }

        /// Answers the same path as a `UnixDomainSocketAddress`.
        ///
        /// @return nothing if the bytes are no text in the encoding of file names
        @Override
        public Optional<java.net.SocketAddress> toJdk() {
            return asPath().map(UnixDomainSocketAddress::of);
        }

        /// Answers the path, with escapes.
        ///
        /// @return such as `unix:/run/x`
        @Override
        public String toString() {
            return "unix:" + UnixNames.escape(bytes, true);
        }
    }

    /// A name in the abstract namespace of the network namespace: no file, gone with its socket.
    ///
    /// @param bytes the name without the leading NUL, 0 to 107 bytes, NUL allowed
    record Abstract(Bytes bytes) implements UnixSocketAddress {
        /// Checks the length.
        ///
        /// @throws IllegalArgumentException if the name is too long
        public Abstract {
            Objects.requireNonNull(bytes, "bytes");
            UnixNames.checkLength("an abstract name", bytes);
        }

        /// The name as text, read as UTF-8; bytes that are no UTF-8 show as U+FFFD.
        ///
        /// @return the text
        public String text() {
            return UnixNames.text(bytes);
        }

        /// Answers nothing: the JDK has no abstract names.
        ///
        /// @return empty
        @Override
        public Optional<java.net.SocketAddress> toJdk() {
            return Optional.empty();
        }

        /// Answers the name, with escapes.
        ///
        /// @return such as `unix:@name`
        @Override
        public String toString() {
            return "unix:@" + UnixNames.escape(bytes, false);
        }
    }
}
