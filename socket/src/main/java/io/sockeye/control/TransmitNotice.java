package io.sockeye.control;

/// Which packet the time of a [Timestamps] on the error queue belongs to, and how far it had come by then.
///
/// @param stage SCM_TSTAMP_SND, SCM_TSTAMP_SCHED, … of [ReceivedError]
/// @param id with SOF_TIMESTAMPING_OPT_ID, 32 bits unsigned: the how manieth datagram of this socket since the option was set, from 0;
///     of TCP which byte; with SCM_TS_OPT_ID what was sent there. Otherwise 0
public record TransmitNotice(int stage, long id) {}
