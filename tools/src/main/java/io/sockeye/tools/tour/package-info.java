/// The command `tour`: real exchanges over each kind of socket, each one checked.
package io.sockeye.tools.tour;
