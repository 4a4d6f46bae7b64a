package io.sockeye.address;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/// The bytes of Unix names, and their texts.
final class UnixNames {
    /// sun_path of unix(7) has 108 bytes: a path shares them with its terminating NUL, an abstract
    /// name with its leading one.
    private static final int MAX_LENGTH = 107;

    private UnixNames() {}

    static void checkPath(Bytes path) {
        if (path.length() == 0) {
            throw new IllegalArgumentException("the path is empty; unnamed() has no name");
        }
        checkLength("a path", path);
        for (int i = 0; i < path.length(); i++) {
            if (path.at(i) == 0) {
                throw new IllegalArgumentException(
                        "the path \"" + escape(path, false) + "\" has a NUL at byte " + i);
            }
        }
    }

    static void checkLength(String what, Bytes name) {
        if (name.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    what
                            + " of "
                            + name.length()
                            + " bytes is longer than "
                            + MAX_LENGTH
                            + ": \""
                            + escape(name, false)
                            + "\"");
        }
    }

    static Bytes utf8(String text) {
        return encode(text, StandardCharsets.UTF_8);
    }

    static Bytes bytes(Path path) {
        if (!path.getFileSystem().equals(FileSystems.getDefault())) {
            throw new IllegalArgumentException(
                    "the path " + path + " is of another file system than the default one");
        }
        String text = path.toString();
        // What the JDK puts where bytes are no text: the name of another file.
        if (text.indexOf('\ufffd') >= 0) {
            throw new IllegalArgumentException(
                    "the bytes of the path " + path + " are not known; give them as a Pathname");
        }
        return encode(text, fileNames());
    }

    static Optional<Path> path(Bytes bytes) {
        try {
            String text =
                    fileNames().newDecoder().decode(ByteBuffer.wrap(bytes.toArray())).toString();
            return Optional.of(Path.of(text));
        } catch (CharacterCodingException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /// The encoding in which the JDK's default file system reads and writes file names.
    private static Charset fileNames() {
        String name = System.getProperty("sun.jnu.encoding", "UTF-8");
        return Charset.forName(name, StandardCharsets.UTF_8);
    }

    private static Bytes encode(String text, Charset charset) {
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            return Bytes.of(bytes.array(), bytes.arrayOffset(), bytes.limit());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no text in " + charset, e);
        }
    }

    static String text(Bytes name) {
        return new String(name.toArray(), StandardCharsets.UTF_8);
    }

    /// Printable ASCII as it is, any other byte and `%` as `%41`; for a path also a leading `@`,
    /// which marks abstract names.
    static String escape(Bytes name, boolean path) {
        var text = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            byte b = name.at(i);
            boolean mark = path && i == 0 && b == '@';
            if (b > ' ' && b < 0x7f && b != '%' && !mark) {
                text.append((char) b);
            } else {
                text.append('%').append(HexFormat.of().toHexDigits(b));
            }
        }
        return text.toString();
    }

    static Bytes unescape(String text) {
        Objects.requireNonNull(text, "text");
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c == '%') {
                if (i + 3 > text.length()
                        || !HexFormat.isHexDigit(text.charAt(i + 1))
                        || !HexFormat.isHexDigit(text.charAt(i + 2))) {
                    throw new IllegalArgumentException(
                            "a % without two hexadecimal digits behind it in \"" + text + "\"");
                }
                bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 3;
            } else {
                bytes.writeBytes(utf8(Character.toString(c)).toArray());
                i += Character.charCount(c);
            }
        }
        return Bytes.of(bytes.toByteArray());
    }
}
