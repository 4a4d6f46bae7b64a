/* What the C programs of the benchmark share: the lines they exchange with the harness, and clocks. */

#ifndef CHILD_H
#define CHILD_H

#include <netinet/in.h>
#include <stddef.h>
#include <time.h>

/* Ends the program with errno's text when `result` is negative; answers it otherwise. */
long check(long result, const char *what);

/* Says what went wrong and ends the program. */
_Noreturn void fail(const char *what);

/* The clock's time in nanoseconds. */
long long nanoseconds(clockid_t clock);

/* Waits for the next line `run N` and answers N. When its input ends, the harness is gone, and so is this program. */
long next_round(void);

/* Says "ready", then runs rounds of `once` and reports what each one cost. */
_Noreturn void run_rounds(void (*once)(void));

/* The same where one call of `once` is so many operations. */
_Noreturn void run_rounds_of(long operations_per_call, void (*once)(void));

/* A TCP listener on 127.0.0.1; `port` becomes its number. */
int tcp_listener(int *port);

/* Connects to a port of 127.0.0.1, without Nagle's delay. */
int tcp_connect(int port);

/* The other end of such a connection, without Nagle's delay. */
int tcp_accept(int listener);

/* A UDP socket on 127.0.0.1; `address` becomes where that is. */
int udp_socket(struct sockaddr_in *address);

/* The kernel counts references to a descriptor only where threads share the table of files: a C program with one thread
   more pays what every JVM pays. */
void add_idle_thread(void);

/* As many open files as the hard limit allows: 10,000 connections pass the usual soft one. */
void raise_file_limit(void);

#endif
