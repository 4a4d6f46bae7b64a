package io.sockeye.tools.ping;

/// Who took the time at which an answer arrived.
public enum TimeSource {
    /// The kernel: of ICMP and UDP when the packet came in, SO_TIMESTAMPING of socket(7); of a connection of TCP what it measured between the first
    /// two packets, TCP_INFO.
    KERNEL,
    /// This program, when it saw the answer: where a port of TCP is closed or has answered a second SYN only, where the kernel has no time for a packet yet (the first after a
    /// while), and where its clock was set meanwhile.
    PROGRAM
}
