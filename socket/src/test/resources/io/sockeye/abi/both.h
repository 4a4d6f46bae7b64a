/* Headers of the kernel that include glibc's, or need them. */
#define _GNU_SOURCE
#include <stddef.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <linux/mroute.h>
#include <linux/mroute6.h>
#include <linux/x25.h>
#include <linux/ax25.h>
#include <linux/atalk.h>
#include <linux/phonet.h>
#include <linux/if_pppox.h>
#include <linux/netfilter_ipv4.h>
#include <linux/netfilter_ipv6.h>
#include <linux/netfilter_ipv6/ip6_tables.h>
#if __has_include(<linux/mptcp.h>)
#include <linux/mptcp.h>
#endif
#if __has_include(<linux/mptcp_pm.h>)
#include <linux/mptcp_pm.h>
#endif
