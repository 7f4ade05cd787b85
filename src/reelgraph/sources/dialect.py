"""DuckDB's SQL and types as Spark writes them: sqlglot translates, and here stands what it leaves to us.

The queries of `ingest/` stay within a subset (ingest/README.md); what of it means something else on Spark is
rewritten, what Spark has no words for is refused.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

import sqlglot
from sqlglot import exp
from sqlglot.errors import ErrorLevel, SqlglotError

from reelgraph.errors import ContentError

# Spark's regular expressions are Java's: only "\n" ends a line, and letters of all scripts have their cases, as in RE2.
FLAGS = "(?du)"
_WORD = "[0-9A-Za-z_]"
OUTSIDE = {
    "$": r"\z",  # Java's matches before a line end too
    "[]": r"[\]",
    "[^]": r"[^\]",
    r"\b": f"(?:(?<={_WORD})(?!{_WORD})|(?<!{_WORD})(?={_WORD}))",  # Java's knows letters of all scripts
}
INSIDE = {"[:alpha:]": r"\p{Alpha}", "[:digit:]": r"\d", "[:space:]": r"\s", "[:punct:]": r"\p{Punct}", "&": r"\&"}
# DuckDB trims every space of Unicode, Spark the one of ASCII.
SPACES = "".join(map(chr, [0x20, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]))
WHOLE = frozenset({exp.DType.TINYINT, exp.DType.SMALLINT, exp.DType.INT, exp.DType.BIGINT})


def spark_sql(text: str, name: str) -> str:
    """Return the query that stands in `name` as Spark runs it. Raises ContentError for what is not in both engines."""
    try:
        tree = sqlglot.parse_one(text, read="duckdb")
        for node in reversed(list(tree.walk())):  # what stands inside comes first
            if rewrite := REWRITES.get(type(node)):
                node.replace(rewrite(node))
        return tree.sql("spark", comments=False, unsupported_level=ErrorLevel.RAISE)
    except (SqlglotError, ValueError) as error:
        said = " ".join(str(error).split())[:300]
        raise ContentError(f"{name}: Spark does not run it ({said}); write it as ingest/README.md says") from error


def spark_type(type_: str) -> str:
    """Return a type of DuckDB as Spark names it: `STRUCT(name VARCHAR)[]` is `ARRAY<STRUCT<name: STRING>>`."""
    return _data_type(type_).transform(_json_is_text).sql("spark")


def spark_shape(type_: str) -> str:
    """Return the type with text wherever a plain value stands: what JSON is read as before values are cast."""
    return _data_type(type_).transform(_plain_is_text).sql("spark")


def _data_type(type_: str) -> exp.DataType:
    return exp.DataType.build(type_, dialect="duckdb")


def _json_is_text(node: exp.Expression) -> exp.Expression:
    return _text() if isinstance(node, exp.DataType) and node.this == exp.DType.JSON else node


def _plain_is_text(node: exp.Expression) -> exp.Expression:
    return _text() if isinstance(node, exp.DataType) and not node.args.get("nested") else node


def _text() -> exp.DataType:
    return exp.DataType.build("TEXT")


# --- what means something else on Spark ------------------------------------------------------------------


def _call(name: str, *arguments: exp.Expression) -> exp.Expression:
    return exp.Anonymous(this=name, expressions=list(arguments))


def _replace(node: Any) -> exp.Expression:
    options = _options(node.args.get("modifiers"))
    if "g" not in options and not _matches_once(str(node.expression.this)):
        raise ValueError("regexp_replace replaces all on Spark; say so with 'g', or anchor the expression")
    new = node.args.get("replacement")
    if not (isinstance(new, exp.Literal) and new.is_string):
        raise ValueError("regexp_replace needs a plain string to put in")
    return _call("REGEXP_REPLACE", node.this, _pattern(node.expression, options), _replacement(new))


def _matches_once(pattern: str) -> bool:
    anchored = pattern.startswith("^") or re.search(r"(?<!\\)\$$", pattern)
    return bool(anchored) and not re.search(r"\|(?![^(]*\))", pattern)


def _replacement(new: exp.Literal) -> exp.Expression:
    r"""Return the words to put in as Java writes them: group `\1` is `$1`, and `$` is `\$`."""
    return exp.Literal.string(re.sub(r"\\(\d)", r"$\1", str(new.this).replace("$", r"\$")))


def _extract(node: Any) -> exp.Expression:
    group = node.args.get("group") or exp.Literal.number(0)
    pattern = _pattern(node.expression, _options(node.args.get("parameters")))
    return _call("REGEXP_EXTRACT", node.this, pattern, group)


def _extract_all(node: Any) -> exp.Expression:
    group = node.args.get("group") or exp.Literal.number(0)
    pattern = _pattern(node.expression, _options(node.args.get("parameters")))
    return _call("REGEXP_EXTRACT_ALL", node.this, pattern, group)


def _matches(node: Any) -> exp.Expression:
    return exp.RegexpLike(this=node.this, expression=_pattern(node.expression, _options(node.args.get("flag"))))


def _matches_whole(node: Any) -> exp.Expression:
    pattern = str(_pattern(node.expression, _options(node.args.get("options"))).this).removeprefix(FLAGS)
    return exp.RegexpLike(this=node.this, expression=exp.Literal.string(f"{FLAGS}\\A(?:{pattern})\\z"))


def _options(node: exp.Expression | None) -> str:
    if node is None:
        return ""
    if not isinstance(node, exp.Literal) or set(str(node.this)) - set("gi"):
        raise ValueError(f"regular expressions know the options 'g' and 'i', not {node.sql()}")
    return str(node.this)


def _pattern(node: exp.Expression, options: str) -> exp.Literal:
    if not (isinstance(node, exp.Literal) and node.is_string):
        raise ValueError("a regular expression must be a plain string")
    return exp.Literal.string(f"{FLAGS}{'(?i)' if 'i' in options else ''}{java_pattern(str(node.this))}")


def java_pattern(pattern: str) -> str:
    """Return a regular expression of RE2 as Java reads it."""
    made, within = "", False  # within brackets
    for part in re.findall(r"\\x\{\w+\}|\\[pP]\{\^?\w+\}|\\.|\[:\^?\w+:\]|\[\^?\]?|.", pattern, re.DOTALL):
        if within:
            made += INSIDE.get(part, f"\\{part}" if part[0] == "[" else part)
            within = part != "]"
        else:
            made += OUTSIDE.get(part, part)
            within = part[0] == "["
    return made


def _trim(node: Any) -> exp.Expression:
    if node.expression is not None:
        return node  # type: ignore[no-any-return]
    return exp.Trim(this=node.this, expression=exp.Literal.string(SPACES), position=node.args.get("position") or "BOTH")


def _item(node: Any) -> exp.Expression:
    """Return an item of a list, counted from 1 or from the end, NULL where there is none."""
    (index,) = node.expressions
    if isinstance(index, exp.Literal) and index.is_string:
        return node  # type: ignore[no-any-return]
    if not isinstance(index, exp.Literal | exp.Neg) or not index.is_int:
        raise ValueError("an item of a list needs a plain number")
    counted = exp.Literal.number(int(index.to_py()) + 1)  # sqlglot counts from 0
    return _call("TRY_ELEMENT_AT", node.this, counted)


def _unnested(node: Any) -> exp.Expression:
    """Return what stands for an `unnest` inside an expression, which Spark takes in FROM alone."""
    select = node.find_ancestor(exp.Select)
    if node.parent is select or (isinstance(node.parent, exp.Alias) and node.parent.parent is select):
        return node  # type: ignore[no-any-return]
    own = [other for other in select.find_all(exp.Explode) if other.find_ancestor(exp.Select) is select]
    if own != [node]:
        raise ValueError("a SELECT has one unnest")
    alias = exp.TableAlias(this=exp.to_identifier("unnested"), columns=[exp.to_identifier("item")])
    select.append("laterals", exp.Lateral(this=exp.Explode(this=node.this), view=True, alias=alias))
    return exp.column("item", table="unnested")


def _counted(node: Any) -> exp.Expression:
    """Return an `unnest … WITH ORDINALITY` whose number, counted from 0 on Spark, is read as one more."""
    number, table, select = node.args.get("offset"), node.alias, node.find_ancestor(exp.Select)
    if not isinstance(number, exp.Identifier) or select is None:
        return node  # type: ignore[no-any-return]
    for column in list(select.find_all(exp.Column)):
        if column.name == number.name and column.table in ("", table) and column.find_ancestor(exp.Select) is select:
            counted = exp.paren(exp.Add(this=column.copy(), expression=exp.Literal.number(1)))
            column.replace(exp.alias_(counted, column.name) if column.parent is select else counted)
    return node  # type: ignore[no-any-return]


def _like(node: Any) -> exp.Expression:
    if not isinstance(node.expression, exp.Literal) or isinstance(node.parent, exp.Escape):
        return node  # type: ignore[no-any-return]
    pattern = str(node.expression.this).replace("\\", "\\\\")  # Spark escapes with it, DuckDB does not
    return type(node)(**{**node.args, "expression": exp.Literal.string(pattern)})  # type: ignore[no-any-return]


def _try_cast(node: Any) -> exp.Expression:
    """Return a cast of what may be no number or no date: '5.5' is rounded, and a year is no date."""
    if node.to.this in WHOLE:
        return _tried(exp.func("ROUND", _tried(node.this, "DECIMAL(38, 9)")), node.to)
    if node.to.this == exp.DType.DATE:
        day = exp.RegexpLike(this=node.this.copy(), expression=exp.Literal.string(r"^\s*\d+-\d+-\d+"))
        return exp.Case(ifs=[exp.If(this=day, true=_tried(node.this, node.to))])
    return node  # type: ignore[no-any-return]


def _tried(value: exp.Expr, type_: exp.DataType | str) -> exp.Expression:
    return exp.TryCast(this=value, to=exp.DataType.build(type_), safe=True)


REWRITES: Mapping[type[exp.Expr], Callable[[Any], exp.Expression]] = {
    exp.RegexpReplace: _replace,
    exp.RegexpExtract: _extract,
    exp.RegexpExtractAll: _extract_all,
    exp.RegexpLike: _matches,
    exp.RegexpFullMatch: _matches_whole,
    exp.Trim: _trim,
    exp.Bracket: _item,
    exp.Explode: _unnested,
    exp.Unnest: _counted,
    exp.Like: _like,
    exp.ILike: _like,
    exp.TryCast: _try_cast,
}
