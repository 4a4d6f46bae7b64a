package io.sockeye.tools.serve;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// What the ends of names say about the content.
final class MediaTypes {
    static final String UNKNOWN = "application/octet-stream";

    private static final String TABLE =
            """
            text/html; charset=utf-8 html htm
            text/css; charset=utf-8 css
            text/javascript; charset=utf-8 js mjs
            text/plain; charset=utf-8 txt text log md conf cfg ini toml java c h cc cpp hpp py rs go sh rb pl sql diff patch properties
            text/csv; charset=utf-8 csv
            text/tab-separated-values; charset=utf-8 tsv
            text/calendar; charset=utf-8 ics
            text/vcard; charset=utf-8 vcf
            text/vtt; charset=utf-8 vtt
            application/json json map
            application/jsonl jsonl ndjson
            application/manifest+json webmanifest
            application/xml xml xsd xsl
            application/yaml yaml yml
            application/atom+xml atom
            application/rss+xml rss
            application/xhtml+xml xhtml
            application/pdf pdf
            application/wasm wasm
            application/rtf rtf
            application/epub+zip epub
            application/java-archive jar war
            application/zip zip
            application/gzip gz tgz
            application/zstd zst
            application/x-bzip2 bz2
            application/x-xz xz
            application/x-7z-compressed 7z
            application/x-tar tar
            application/vnd.debian.binary-package deb
            application/vnd.sqlite3 sqlite
            application/vnd.openxmlformats-officedocument.wordprocessingml.document docx
            application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx
            application/vnd.openxmlformats-officedocument.presentationml.presentation pptx
            application/vnd.oasis.opendocument.text odt
            application/vnd.oasis.opendocument.spreadsheet ods
            image/png png
            image/jpeg jpg jpeg
            image/gif gif
            image/svg+xml svg
            image/webp webp
            image/avif avif
            image/bmp bmp
            image/tiff tif tiff
            image/x-icon ico
            audio/mpeg mp3
            audio/mp4 m4a
            audio/ogg ogg oga opus
            audio/flac flac
            audio/wav wav
            video/mp4 mp4 m4v
            video/webm webm
            video/ogg ogv
            video/quicktime mov
            video/x-matroska mkv
            font/woff woff
            font/woff2 woff2
            font/ttf ttf
            font/otf otf
            """;

    private static final Map<String, String> TYPES = types();

    private MediaTypes() {}

    private static Map<String, String> types() {
        var types = new HashMap<String, String>();
        for (int from = 0; from < TABLE.length(); ) {
            int end = TABLE.indexOf('\n', from);
            var line = TABLE.substring(from, end);
            int parameter = line.indexOf("; ");
            int space = line.indexOf(' ', parameter < 0 ? 0 : parameter + 2);
            var type = line.substring(0, space);
            for (int at = space + 1; at < line.length(); ) {
                int next = line.indexOf(' ', at);
                if (next < 0) next = line.length();
                types.put(line.substring(at, next), type);
                at = next + 1;
            }
            from = end + 1;
        }
        return types;
    }

    static String of(String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) return UNKNOWN;
        return TYPES.getOrDefault(name.substring(dot + 1).toLowerCase(Locale.ROOT), UNKNOWN);
    }
}
