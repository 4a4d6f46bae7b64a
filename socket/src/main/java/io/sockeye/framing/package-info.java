/// Messages on a stream of bytes: where each begins and ends, how long it may be, and how long it may take.
///
/// A stream has no messages; a [io.sockeye.framing.Framing] says how they lie in it. [io.sockeye.framing.FrameReader] and
/// [io.sockeye.framing.FrameWriter] put one over any [io.sockeye.Connection]:
///
/// ```java
/// var framing = Framing.lengthPrefix(4).limit(64 * 1024);
/// var in = FrameReader.of(connection, framing).deadline(Duration.ofSeconds(5));
/// var out = FrameWriter.of(connection, framing);
/// while (in.read().orElse(null) instanceof byte[] frame) out.write(answer(frame)).flush();
/// ```
///
/// Whatever comes is a frame within its limit or one [io.sockeye.framing.FrameException] with an offset; no memory is taken for a length
/// that is only claimed. This package opens no sockets.
package io.sockeye.framing;
