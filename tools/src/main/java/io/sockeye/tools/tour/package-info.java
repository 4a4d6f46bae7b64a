/// The command `tour`: real exchanges over TCP, UDP, Unix and netlink, each one checked.
package io.sockeye.tools.tour;
