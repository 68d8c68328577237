# SPDX-License-Identifier: Apache-2.0
"""Evaluates the part of json-formula (Adobe, github.com/adobe/json-formula) that the C2PA's asset rubrics use.

The rubrics are read as they are published. Whatever is not known here is an error, never a guess.
"""
import json
import re

TOKEN = re.compile(
    r"\s*(?:(?P<literal>`(?:[^`\\]|\\.)*`)|(?P<string>\"(?:[^\"\\]|\\.)*\")|(?P<quoted>'(?:[^'\\]|\\.)*')"
    r"|(?P<number>\d+(?:\.\d+)?)|(?P<name>[$A-Za-z_][A-Za-z0-9_]*)"
    r"|(?P<sign>\[\?|\[\]|&&|\|\||==|!=|<=|>=|[][().,|<>!@*:{}+-]))")
BINDING = {"|": 1, "||": 2, "&&": 3, "==": 5, "!=": 5, "<": 5, ">": 5, "<=": 5, ">=": 5, "+": 6, "-": 6, "*": 7,
           ".": 40, "[": 50, "[?": 50, "[]": 50}


def is_true(value):
    return value not in (None, False, "", 0) and value != [] and value != {}


def text(value):
    return "" if value is None else value if isinstance(value, str) else json.dumps(value)


def number(value):
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else float(value or 0)


def is_in(item, inside):
    return text(item) in inside if isinstance(inside, str) else item in (inside or [])


FUNCTIONS = {
    "contains": lambda inside, item: is_in(item, inside),
    "startsWith": lambda whole, start: text(whole).startswith(text(start)),
    "endsWith": lambda whole, end: text(whole).endswith(text(end)),
    "keys": lambda value: list(value or {}),
    "values": lambda value: list((value or {}).values()),
    "length": lambda value: len(value) if value is not None else 0,
    "split": lambda value, mark: text(value).split(mark) if text(value) else [],
    "type": lambda value: {bool: "boolean", str: "string", int: "number", float: "number", list: "array",
                           dict: "object", type(None): "null"}[type(value)],
    "notNull": lambda *values: next((value for value in values if value is not None), None),
}


class Projection(list):
    """A list whose elements each go through what follows; elements that become null are left out."""


class Formula:
    """A parsed expression: a function of the current value and the scope of names."""

    def __init__(self, source):
        self.tokens, position = [], 0
        source = source.rstrip()
        while position < len(source):
            found = TOKEN.match(source, position)
            if not found:
                raise ValueError(f"json-formula: cannot read {source[position:position + 30]!r}")
            self.tokens.append((found.lastgroup, found.group(found.lastgroup)))
            position = found.end()
        self.tokens.append(("end", ""))
        self.position = 0
        self.tree = self.expression(0)
        if self.peek() != "":
            raise ValueError(f"json-formula: {self.peek()!r} was not expected in {source!r}")

    def peek(self):
        kind, value = self.tokens[self.position]
        return value if kind in ("sign", "end") else None

    def take(self):
        token = self.tokens[self.position]
        self.position += 1
        return token

    def need(self, sign):
        if self.peek() != sign:
            raise ValueError(f"json-formula: {sign!r} was expected, not {self.tokens[self.position]}")
        self.take()

    def expression(self, binding):
        left = self.prefix()
        while BINDING.get(self.peek(), -1) > binding:
            left = self.infix(left, self.take()[1])
        return left

    def prefix(self):
        kind, value = self.take()
        if kind == "literal":
            return lambda here, scope, constant=json.loads(value[1:-1]): constant
        if kind == "string":
            return lambda here, scope, constant=json.loads(value): constant
        if kind == "number":
            return lambda here, scope, constant=float(value): constant
        if kind == "quoted":
            return self.field(value[1:-1])
        if kind == "name":
            if self.peek() == "(":
                self.take()
                return self.call(value, self.arguments(")"))
            if value.startswith("$"):
                return lambda here, scope: scope[value]
            return self.field(value)
        if value == "@":
            return lambda here, scope: here
        if value == "(":
            inner = self.expression(0)
            self.need(")")
            return inner
        if value == "!":
            inner = self.expression(45)
            return lambda here, scope: not is_true(inner(here, scope))
        if value in ("[?", "[]"):
            return self.infix(lambda here, scope: here, value)
        if value == "[":
            if self.tokens[self.position][0] == "number":
                return self.infix(lambda here, scope: here, value)
            elements = self.arguments("]")
            return lambda here, scope: [element(here, scope) for element in elements]
        if value == "{":
            members = []
            while self.peek() != "}":
                name = self.take()[1].strip("'\"")
                self.need(":")
                members.append((name, self.expression(0)))
                if self.peek() != "}":
                    self.need(",")
            self.take()
            return lambda here, scope: {name: member(here, scope) for name, member in members}
        raise ValueError(f"json-formula: {value!r} was not expected")

    def arguments(self, end):
        found = []
        while self.peek() != end:
            found.append(self.expression(0))
            if self.peek() != end:
                self.need(",")
        self.take()
        return found

    @staticmethod
    def field(name):
        return lambda here, scope: here.get(name) if isinstance(here, dict) else None

    @staticmethod
    def call(name, arguments):
        if name == "if":
            test, yes, no = arguments
            return lambda here, scope: (yes if is_true(test(here, scope)) else no)(here, scope)
        if name in FUNCTIONS:
            return lambda here, scope: FUNCTIONS[name](
                *(Formula.plain(argument(here, scope)) for argument in arguments))

        def own(here, scope):
            given = [Formula.plain(argument(here, scope)) for argument in arguments]
            # An expression of the rubric's own starts from the same value as the one that calls it.
            return Formula.plain(scope[name].tree(here, {**scope, "$args": given}))
        return own

    def infix(self, left, sign):
        if sign == ".":
            kind, value = self.take()
            if kind not in ("name", "quoted"):
                raise ValueError(f"json-formula: {value!r} cannot follow a dot")
            if kind == "name" and self.peek() == "(":
                self.take()
                return self.onward(left, self.call(value, self.arguments(")")))
            return self.onward(left, self.field(value if kind == "name" else value[1:-1]))
        if sign == "[":
            index = int(self.take()[1])
            self.need("]")
            return self.onward(left, lambda here, scope: here[index]
                               if isinstance(here, list) and index < len(here) else None)
        if sign == "[]":
            def flattened(here, scope):
                result = Projection()
                for element in left(here, scope) or []:
                    result.extend(element if isinstance(element, list) else [element])
                return result
            return flattened
        if sign == "[?":
            test = self.expression(0)
            self.need("]")

            def chosen(here, scope):
                value = left(here, scope)
                return Projection(element for element in value if is_true(test(element, scope))) \
                    if isinstance(value, list) else None
            return chosen
        right = self.expression(BINDING[sign])
        if sign == "|":
            return lambda here, scope: right(self.plain(left(here, scope)), scope)
        if sign == "&&":
            return lambda here, scope: right(here, scope) if is_true(left(here, scope)) else left(here, scope)
        if sign == "||":
            return lambda here, scope: left(here, scope) if is_true(left(here, scope)) else right(here, scope)
        operation = {
            "==": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b, ">": lambda a, b: a > b,
            "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b, "+": lambda a, b: number(a) + number(b),
            "-": lambda a, b: number(a) - number(b), "*": lambda a, b: number(a) * number(b)}[sign]
        return lambda here, scope: operation(self.plain(left(here, scope)), self.plain(right(here, scope)))

    @staticmethod
    def plain(value):
        return list(value) if isinstance(value, Projection) else value

    @staticmethod
    def onward(left, step):
        def apply(here, scope):
            value = left(here, scope)
            if isinstance(value, Projection):
                mapped = (step(element, scope) for element in value)
                return Projection(element for element in mapped if element is not None)
            return step(value, scope) if value is not None else None
        return apply


class Rubric:
    """An asset rubric: what it asks, and what a report in crJSON answers."""

    def __init__(self, documents, **variables):
        head, self.statements = documents
        self.scope = dict(head["variables"], **{f"${name}": value for name, value in variables.items()})
        self.scope.update({name: Formula(source) for name, source in head["expressions"].items()})
        self.parsed = [(statement, Formula(statement["expression"])) for statement in self.statements]

    def answers(self, report):
        """For each statement its name, whether it holds, whether it only warns, and what matched."""
        for statement, formula in self.parsed:
            result = Formula.plain(formula.tree(report, self.scope))
            matched = statement.get("failIfMatched") or statement.get("warnIfMatched")
            yield (statement["id"], is_true(result) != bool(matched), bool(statement.get("warnIfMatched")), result)
