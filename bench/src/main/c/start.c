/* Starts a command, waits for its end, and reports the CPU time of it and of all its threads: start COMMAND ARGUMENT... */

#define _GNU_SOURCE
#include "child.h"

#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static long long micros(struct timeval time) { return time.tv_sec * 1000000LL + time.tv_usec; }

static long long run(char **command) {
    struct rusage used;
    int status;
    pid_t child = (pid_t)check(fork(), "fork");
    if (child == 0) {
        execvp(command[0], command);
        perror(command[0]);
        _exit(127);
    }
    check(wait4(child, &status, 0, &used), "wait4");
    if (status != 0) fail("the command failed");
    return (micros(used.ru_utime) + micros(used.ru_stime)) * 1000;
}

int main(int argc, char **argv) {
    if (argc < 2) fail("usage: start COMMAND ARGUMENT...");
    puts("ready");
    fflush(stdout);
    for (;;) {
        long times = next_round();
        long long cpu = 0;
        long long wall = nanoseconds(CLOCK_MONOTONIC);
        for (long i = 0; i < times; i++) cpu += run(argv + 1);
        wall = nanoseconds(CLOCK_MONOTONIC) - wall;
        printf("ops=%ld wall=%lld cpu=%lld\n", times, wall, cpu);
        fflush(stdout);
    }
}
