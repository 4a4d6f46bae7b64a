/// The command `serve`: files over HTTP/1.1.
package io.sockeye.tools.serve;
