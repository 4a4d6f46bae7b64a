package io.sockeye.tools.serve;

import java.nio.charset.StandardCharsets;

/// The head of a response, as it goes out.
final class Response {
    private final int status;
    private final StringBuilder head = new StringBuilder(384);

    Response(int status) {
        this.status = status;
        head.append("HTTP/1.1 ").append(status).append(' ').append(reason(status));
        head.append("\r\nDate: ").append(HttpDate.now()).append("\r\n");
    }

    int status() {
        return status;
    }

    /// @param value ours, or encoded: there is no CR or LF in it
    Response field(String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    Response field(String name, long value) {
        head.append(name).append(": ").append(value).append("\r\n");
        return this;
    }

    /// The head with the empty line behind it.
    byte[] bytes() {
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 201 -> "Created";
            case 204 -> "No Content";
            case 206 -> "Partial Content";
            case 301 -> "Moved Permanently";
            case 303 -> "See Other";
            case 304 -> "Not Modified";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 408 -> "Request Timeout";
            case 409 -> "Conflict";
            case 412 -> "Precondition Failed";
            case 413 -> "Content Too Large";
            case 414 -> "URI Too Long";
            case 415 -> "Unsupported Media Type";
            case 416 -> "Range Not Satisfiable";
            case 417 -> "Expectation Failed";
            case 421 -> "Misdirected Request";
            case 431 -> "Request Header Fields Too Large";
            case 500 -> "Internal Server Error";
            case 501 -> "Not Implemented";
            case 503 -> "Service Unavailable";
            case 505 -> "HTTP Version Not Supported";
            case 507 -> "Insufficient Storage";
            default -> "Status";
        };
    }
}
