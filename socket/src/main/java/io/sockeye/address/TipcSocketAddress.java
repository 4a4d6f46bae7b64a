package io.sockeye.address;

import static io.sockeye.address.AddressFamily.AF_TIPC;

/// An address inside a cluster, `struct sockaddr_tipc` of `<linux/tipc.h>`.
public sealed interface TipcSocketAddress extends SocketAddress {
    /// The shape of [Range], as C numbers it.
    int TIPC_ADDR_NAMESEQ = 1;

    /// The shape of [Name], as C numbers it.
    int TIPC_ADDR_NAME = 2;

    /// The shape of [Id], as C numbers it.
    int TIPC_ADDR_ID = 3;

    /// The service of the kernel that configures: a type.
    int TIPC_CFG_SRV = 0;

    /// The service of the kernel that knows the topology: a type.
    int TIPC_TOP_SRV = 1;

    /// Known in the whole zone; today the same as the cluster.
    int TIPC_ZONE_SCOPE = 1;

    /// Known in the whole cluster.
    int TIPC_CLUSTER_SCOPE = 2;

    /// Known on this node alone.
    int TIPC_NODE_SCOPE = 3;

    /// How far the binding is known.
    ///
    /// @return [#TIPC_CLUSTER_SCOPE] and its like, -128 to 127; negative of a binding to be taken back
    int scope();

    /// The family of this address.
    ///
    /// @return AF_TIPC
    @Override
    default AddressFamily family() {
        return AF_TIPC;
    }

    private static void check(int scope) {
        if (scope != (byte) scope)
            throw new IllegalArgumentException("scope " + scope + " is outside -128..127");
    }

    /// One socket, TIPC_ADDR_ID.
    ///
    /// @param node the node, 32 bits unsigned
    /// @param reference the socket's number on it, 32 bits unsigned
    /// @param scope as for the others; means nothing here
    record Id(long node, long reference, int scope) implements TipcSocketAddress {

        /// Checks the ranges.
        ///
        /// @throws IllegalArgumentException if a number is out of range; the message names the value
        public Id {
            Unsigned.check("node", node, Unsigned.MAX_32);
            Unsigned.check("reference", reference, Unsigned.MAX_32);
            check(scope);
        }

        /// Answers node and reference.
        ///
        /// @return such as `tipc:id:16781313:33`
        @Override
        public String toString() {
            return new Query("tipc:id:" + node + ":" + reference).add("scope", scope, 0).toString();
        }
    }

    /// One instance of a service, TIPC_ADDR_NAME: what one connects and sends to.
    ///
    /// @param type the service, 32 bits unsigned; those below 64 are the kernel's
    /// @param instance 32 bits unsigned
    /// @param domain on which node it is looked for, 32 bits unsigned; 0 is everywhere
    /// @param scope how far it is known
    record Name(long type, long instance, long domain, int scope) implements TipcSocketAddress {

        /// Checks the ranges.
        ///
        /// @throws IllegalArgumentException if a number is out of range; the message names the value
        public Name {
            Unsigned.check("type", type, Unsigned.MAX_32);
            Unsigned.check("instance", instance, Unsigned.MAX_32);
            Unsigned.check("domain", domain, Unsigned.MAX_32);
            check(scope);
        }

        /// Answers service and instance.
        ///
        /// @return such as `tipc:name:18888:17?scope=2`
        @Override
        public String toString() {
            return new Query("tipc:name:" + type + ":" + instance)
                    .add("domain", domain, 0)
                    .add("scope", scope, 0)
                    .toString();
        }
    }

    /// Instances of a service, TIPC_ADDR_NAMESEQ: what one binds to, and sends multicast to.
    ///
    /// @param type the service, 32 bits unsigned
    /// @param lower the first instance, 32 bits unsigned
    /// @param upper the last instance, 32 bits unsigned
    /// @param scope how far it is known
    record Range(long type, long lower, long upper, int scope) implements TipcSocketAddress {

        /// Checks the ranges.
        ///
        /// @throws IllegalArgumentException if a number is out of range; the message names the value
        public Range {
            Unsigned.check("type", type, Unsigned.MAX_32);
            Unsigned.check("lower", lower, Unsigned.MAX_32);
            Unsigned.check("upper", upper, Unsigned.MAX_32);
            check(scope);
        }

        /// Answers service and instances.
        ///
        /// @return such as `tipc:range:18888:0:99?scope=2`
        @Override
        public String toString() {
            return new Query("tipc:range:" + type + ":" + lower + ":" + upper)
                    .add("scope", scope, 0)
                    .toString();
        }
    }
}
