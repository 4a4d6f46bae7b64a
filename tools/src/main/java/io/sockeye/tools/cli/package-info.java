/// What all commands share: the root command, exit codes, the version, how errors are shown.
package io.sockeye.tools.cli;
