/// The command `ping` and the same for programs: [Ping] asks a host whether it is there, [PingResult] is what came of it.
package io.sockeye.tools.ping;
