# Holds each line of standard input against a JSON Schema: the keywords that ours uses, and no others.
import json
import re
import sys

with open(sys.argv[1]) as file:
    root = json.load(file)
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool, "null": type(None)}
SILENT = {"$schema", "title", "description", "format", "$defs"}


def is_of(value, name):
    return isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def faults(value, schema, at):
    if schema is True:
        return
    for word, wanted in schema.items():
        if word in SILENT:
            continue
        elif word == "$ref":
            name = wanted.removeprefix("#/$defs/")
            yield from faults(value, root["$defs"][name], at)
        elif word == "type":
            names = wanted if isinstance(wanted, list) else [wanted]
            if not any(is_of(value, name) for name in names):
                yield f"{at}: {value!r} is no {wanted}"
        elif word == "const":
            if value != wanted:
                yield f"{at}: {value!r} is not {wanted!r}"
        elif word == "enum":
            if value not in wanted:
                yield f"{at}: {value!r} is none of {wanted}"
        elif word == "pattern":
            if isinstance(value, str) and not re.search(wanted, value):
                yield f"{at}: {value!r} is not like {wanted}"
        elif word == "minimum":
            if is_of(value, "number") and value < wanted:
                yield f"{at}: {value} is less than {wanted}"
        elif word == "maximum":
            if is_of(value, "number") and value > wanted:
                yield f"{at}: {value} is more than {wanted}"
        elif word == "required":
            yield from (f"{at}: no {name}" for name in wanted if name not in value)
        elif word == "dependentRequired":
            yield from (f"{at}: {one} without {two}" for one in wanted if one in value for two in wanted[one] if two not in value)
        elif word == "properties":
            for name in wanted.keys() & value.keys() if isinstance(value, dict) else ():
                yield from faults(value[name], wanted[name], f"{at}/{name}")
        elif word == "additionalProperties":
            for name in value.keys() - schema.get("properties", {}).keys() if isinstance(value, dict) else ():
                yield from [f"{at}: {name} is not known"] if wanted is False else faults(value[name], wanted, f"{at}/{name}")
        elif word == "propertyNames":
            for name in value if isinstance(value, dict) else ():
                yield from faults(name, wanted, f"{at}/{name}")
        elif word == "items":
            for element in value if isinstance(value, list) else ():
                yield from faults(element, wanted, f"{at}[]")
        elif word == "oneOf":
            ways = [list(faults(value, way, at)) for way in wanted]
            if sum(not way for way in ways) != 1:
                yield f"{at}: fits {sum(not way for way in ways)} of {len(wanted)}: {ways}"
        else:
            raise SystemExit(f"a keyword that this does not know: {word}")


def no_constant(name):
    raise ValueError(name + " is no JSON")


wrong = 0
for number, line in enumerate(sys.stdin, 1):
    for fault in faults(json.loads(line, parse_constant=no_constant), root, ""):
        print(f"line {number}: {fault}")
        wrong += 1
sys.exit(1 if wrong else 0)
