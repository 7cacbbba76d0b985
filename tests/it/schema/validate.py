"""Judges values by JSON Schema, with a validator and a YAML reader of other people.

    validate.py FOLDER      FOLDER/KIND.json: the schemas; lines of JSON on stdin: [KIND, YAML]
                            a line each on stdout: null where the value is valid, otherwise what is wrong

YAML is read as version 1.2 has it, as editors do: a date is text, `off` is text.
"""
import json
import pathlib
import re
import sys

import jsonschema
import yaml


class Reader(yaml.SafeLoader):
    """YAML 1.2, core schema."""


Reader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?$", list("-+.0123456789")),
]:
    Reader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)
Reader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))
Reader.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(node.value))

validators = {}
for path in pathlib.Path(sys.argv[1]).glob("*.json"):
    schema = json.loads(path.read_text("utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validators[path.stem] = jsonschema.Draft7Validator(schema)

for line in sys.stdin:
    kind, text = json.loads(line)
    try:
        value = yaml.load(text, Reader)
    except yaml.YAMLError as error:
        print(json.dumps(f"no YAML: {error}"), flush=True)
        continue
    errors = sorted(validators[kind].iter_errors(value), key=str)
    told = None if not errors else "; ".join(f"{list(e.absolute_path)}: {e.message[:120]}" for e in errors[:3])
    print(json.dumps(told, ensure_ascii=False), flush=True)
