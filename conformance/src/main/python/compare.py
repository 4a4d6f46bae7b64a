"""Runs test modules of CPython over the module _socket in C and over its stand-in: compare.py FOLDER [--limit S] [--only TEXT]... [MODULE...]

Prints the totals of both, each test that came out differently, and in the end how many differ beyond those that a law of the
library stands against; that number decides the exit status. FOLDER is where the reports go.
"""

import argparse
import json
import os
import pathlib
import signal
import subprocess
import sys
import time

import suites

HERE = pathlib.Path(__file__).parent
RANK = {"ok": 0, "skipped": 1}  # anything else is a failure


class Run:
    """One module over one implementation, hanging tests killed and noted."""

    def __init__(self, implementation, module, folder, limit, only=()):
        self.limit, self.only = limit, only
        self.implementation, self.module = implementation, module
        self.report = folder / f"{module}.{implementation}.jsonl"
        self.outcomes, self.reasons, self.impure, self.after = {}, {}, None, None
        self.report.write_text("")

    def run(self):
        while not self._stretch():
            pass
        return self

    def _stretch(self):
        """Runs what is left; false if a test had to be killed and others are left."""
        command = [sys.executable, str(HERE / "run.py"), self.implementation, str(self.report), self.module]
        for text in self.only:
            command += ["--only", text]
        if self.after:
            command += ["--after", self.after]
        if os.geteuid() == 0:  # a test sets the name of the machine
            command = ["unshare", "--uts", *command]
        with open(self.report.with_suffix(".log"), "ab") as log:
            child = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        try:
            hung = self._watch(child)
        finally:
            try:
                os.killpg(child.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            child.wait()
        done = self._read()
        if done:
            return True
        if self.running is None or self.running == self.after:
            raise SystemExit(f"{self.module} over {self.implementation} ended early: see {self.report.with_suffix('.log')}")
        self.outcomes[self.running] = "hung" if hung else "crashed"
        self.reasons[self.running] = f"no end after {self.limit:g} s" if hung else "the process ended in it"
        self.after = self.running
        return False

    def _watch(self, child):
        """Waits for the end, or until nothing has been reported for the length of the time limit: true then."""
        size, since = -1, time.monotonic()
        while True:
            try:
                child.wait(0.2)
                return False
            except subprocess.TimeoutExpired:
                pass
            now = self.report.stat().st_size
            if now != size:
                size, since = now, time.monotonic()
            elif time.monotonic() - since > self.limit:
                return True

    def _read(self):
        done, self.running = False, None
        for line in self.report.read_text().splitlines():
            said = json.loads(line)
            if "start" in said:
                self.running = said["start"]
            elif "end" in said:
                self.running = None
                self.outcomes[said["end"]] = said["outcome"]
                self.reasons[said["end"]] = said["reason"]
            elif "purity" in said:
                self.impure = said["purity"]
            elif "done" in said:
                done, self.running = True, None
        return done

    def totals(self):
        outcomes = list(self.outcomes.values())
        ok, skipped = outcomes.count("ok"), outcomes.count("skipped")
        return len(outcomes), ok, skipped, len(outcomes) - ok - skipped


def worse(ours, theirs):
    """Whether a test came out worse over the stand-in: skipped where it ran, failed where it did not."""
    return RANK.get(ours, 2) > RANK.get(theirs, 2)


def compare(module, folder, limit, only=()):
    """Prints both totals and what differs; answers how many do beyond the laws."""
    theirs = Run("c", module, folder, limit, only).run()
    ours = Run("sockeye", module, folder, limit, only).run()
    print(module)
    for name, run in (("C module", theirs), ("Sockeye", ours)):
        print("  %-9s %4d run  %4d ok  %4d skipped  %4d failed" % (name, *run.totals()))
    differ = 0
    for test, outcome in theirs.outcomes.items():
        mine = ours.outcomes.get(test, "missing")
        if not worse(mine, outcome):
            continue
        law = suites.AGAINST_A_LAW.get(test)
        differ += law is None
        print(f"  {test}: {mine}, C module {outcome}" + (f"; {law}" if law else ""))
        if law is None:
            print("    " + (ours.reasons.get(test, "").strip().splitlines() or ["no reason"])[-1])
    for test, outcome in theirs.outcomes.items():
        if RANK.get(outcome, 2) == 2:
            print(f"  {test}: {outcome} over the C module itself")
    for what in ours.impure or []:
        differ += 1
        print(f"  not ours: {what}")
    return differ


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("modules", nargs="*", default=suites.DEFAULT)
    parser.add_argument("--limit", type=float, default=30, help="seconds a single test may take; the longest takes 5")
    parser.add_argument("--only", action="append", default=[], help="part of the names of the tests that run")
    wanted = parser.parse_intermixed_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    differ = sum(compare(module, wanted.folder, wanted.limit, wanted.only) for module in wanted.modules)
    print(f"{differ} differ")
    sys.exit(0 if differ == 0 else 1)


if __name__ == "__main__":
    main()
