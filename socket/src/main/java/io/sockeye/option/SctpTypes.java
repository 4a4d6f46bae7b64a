package io.sockeye.option;

import io.sockeye.control.SctpInitMessage;
import io.sockeye.control.SctpSendInfo;
import io.sockeye.internal.codec.SctpBody;
import io.sockeye.internal.sys.LinuxSctp.SctpInitmsg;
import io.sockeye.internal.sys.LinuxSctp.SctpSndinfo;

/// Control messages of SCTP that are values of options as well.
final class SctpTypes {
    static final OptionType<SctpSendInfo> SEND_INFO =
            new StructType<>(
                    SctpSndinfo.LAYOUT,
                    struct -> SctpBody.sendInfo(struct).orElseThrow(),
                    SctpBody::write);

    static final OptionType<SctpInitMessage> INIT_MESSAGE =
            new StructType<>(
                    SctpInitmsg.LAYOUT,
                    struct -> SctpBody.initMessage(struct).orElseThrow(),
                    SctpBody::write);

    private SctpTypes() {}
}
