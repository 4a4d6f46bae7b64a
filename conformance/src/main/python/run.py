"""Runs a test module of CPython in this process: run.py c|sockeye REPORT MODULE...

Each test is a line of JSON in the report when it starts and one when it ends, so that whoever started this process knows where
it hangs. With --after ID the tests up to that one are left out; with --only TEXT those without any of these texts in their names.
"""

import argparse
import json
import os
import sys
import traceback

import suites


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("implementation", choices=["c", "sockeye"])
    parser.add_argument("report")
    parser.add_argument("modules", nargs="+")
    parser.add_argument("--after")
    parser.add_argument("--only", action="append")
    return parser.parse_args()


def flattened(suite):
    import unittest

    for one in suite:
        if isinstance(one, unittest.TestSuite):
            yield from flattened(one)
        else:
            yield one


def main():
    wanted = arguments()
    report = open(wanted.report, "a", buffering=1, encoding="utf-8")
    if wanted.implementation == "sockeye":
        import standin

        standin.install()

    import unittest

    from test import support

    support.use_resources = ["network"] if suites.NEED_NETWORK.issuperset(wanted.modules) else []
    support.verbose = False

    def say(**line):
        report.write(json.dumps(line) + "\n")

    class Reporting(unittest.TestResult):
        def startTest(self, test):
            super().startTest(test)
            self.outcome, self.reason = "ok", ""
            say(start=test.id())

        def _note(self, outcome, reason):
            if self.outcome in ("ok", "skipped"):
                self.outcome, self.reason = outcome, reason

        def addSkip(self, test, reason):
            super().addSkip(test, reason)
            if hasattr(self, "outcome"):
                self._note("skipped", reason)

        def addFailure(self, test, err):
            self._wrong("failure", test, err)

        def addError(self, test, err):
            self._wrong("error", test, err)

        def addSubTest(self, test, subtest, err):
            if err is not None:
                self._wrong("failure" if issubclass(err[0], test.failureException) else "error", test, err)

        def _wrong(self, outcome, test, err):
            if not isinstance(test, unittest.TestCase):  # of a whole class or module
                say(start=test.id())
                say(end=test.id(), outcome=outcome, reason=_told(err))
            else:
                self._note(outcome, _told(err))

        def addExpectedFailure(self, test, err):
            self._note("ok", "")

        def addUnexpectedSuccess(self, test):
            self._note("failure", "unexpected success")

        def stopTest(self, test):
            super().stopTest(test)
            say(end=test.id(), outcome=self.outcome, reason=self.reason)

    suite = unittest.defaultTestLoader.loadTestsFromNames(wanted.modules)
    tests = [test for test in flattened(suite) if not suites.left_out(test.id())]
    if wanted.only:
        tests = [test for test in tests if any(text in test.id() for text in wanted.only)]
    if wanted.after:
        ids = [test.id() for test in tests]
        tests = tests[ids.index(wanted.after) + 1 :]
    unittest.TestSuite(tests).run(Reporting())

    if wanted.implementation == "sockeye":
        impure = standin.impurities()
        say(purity=impure)
    say(done=True)
    report.close()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)  # past the threads that a test left behind


def _told(err):
    return "".join(traceback.format_exception(*err))[-4000:]


if __name__ == "__main__":
    main()
