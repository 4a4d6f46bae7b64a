package io.sockeye.fuzz.property;

import io.sockeye.ring.BlockBytes;
import io.sockeye.ring.MalformedBlockException;
import io.sockeye.ring.PacketBlock;
import io.sockeye.ring.PacketFrame;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Whatever stands in a block of a packet ring: the walk ends, each packet lies within the block, and both ways through meet the same. The
/// first byte is the private size.
public final class BlockProperty implements Property {
    /// struct tpacket_block_desc, and the smallest step from one packet to the next.
    private static final int HEADER = 48;

    @Override
    public boolean check(byte[] data) throws Exception {
        if (data.length <= HEADER) return false;
        byte[] bytes = Arrays.copyOfRange(data, 1, data.length);
        int privateSize = data[0] & 0xff;
        var parsed =
                Parsing.parsed(
                        data.length,
                        MalformedBlockException.class,
                        () -> BlockBytes.block(bytes, privateSize));
        if (parsed.isEmpty()) return false;
        try (var block = parsed.get()) {
            block.privateData().fill((byte) 0);
            var walked = walked(block);
            if (walked.size() > bytes.length / HEADER)
                throw new AssertionError(walked.size() + " packets in " + bytes.length + " bytes");
            var iterated = iterated(block);
            Parsing.same(walked, iterated);
            return walked.size() == block.count();
        }
    }

    private static List<String> walked(PacketBlock block) {
        var seen = new ArrayList<String>();
        try {
            while (block.next()) seen.add(text(block.frame()));
        } catch (MalformedBlockException e) {
            if (block.next()) throw new AssertionError("goes on after " + e);
        }
        return seen;
    }

    private static List<String> iterated(PacketBlock block) {
        var seen = new ArrayList<String>();
        try {
            for (var frame : block) seen.add(text(frame));
        } catch (MalformedBlockException e) {
            // as the other way, or the lists differ
        }
        return seen;
    }

    private static String text(PacketFrame frame) {
        int sum = 0;
        for (byte b : frame.data().toArray(ValueLayout.JAVA_BYTE)) sum = 31 * sum + b;
        return "%s %d %d %s %d %d %d %d %d %s"
                .formatted(
                        frame,
                        sum,
                        frame.timeNanos(),
                        frame.time(),
                        frame.status(),
                        frame.networkOffset(),
                        frame.vlanTag(),
                        frame.vlanProtocol(),
                        frame.flowHash(),
                        from(frame));
    }

    private static String from(PacketFrame frame) {
        try {
            return frame.from().toString();
        } catch (MalformedBlockException e) {
            return "none at " + e.offset();
        }
    }
}
