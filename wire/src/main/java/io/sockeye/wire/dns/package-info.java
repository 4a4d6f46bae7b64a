/// Messages of the domain name system.
package io.sockeye.wire.dns;
