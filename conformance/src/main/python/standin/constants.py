"""The constants: each number is that of the Java constant which docs/from-python.tsv names, or the table's own where none is yet."""

import csv
import os

from . import jvm

NUMBERS = {}
FUNCTIONS = set()
_TEXTS = {"BDADDR_ANY", "BDADDR_LOCAL"}


def _number(row):
    java = row["java"]
    if row["status"] == "same" and "(" not in java:
        home, field = java.rsplit(".", 1)
        return int(jvm.Numbers.of(home, field))
    return int(row["number"])


with open(os.environ["SOCKEYE_TABLE"], newline="", encoding="utf-8") as table:
    for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
        name = row["name"]
        if row["kind"] == "function":
            FUNCTIONS.add(name)
        elif name in _TEXTS:
            NUMBERS[name] = row["number"]
        elif row["kind"] == "constant" and row["number"]:
            NUMBERS[name] = _number(row)
