"""What the import contracts cannot say: who may touch a model, and what a migration may know."""

import ast
from functools import cache
from pathlib import Path

import whoelse

PACKAGE = Path(whoelse.__file__).parent
RECORDS = ("accounts", "searches", "people", "playbooks", "journal", "conversations", "introductions")
MAY_TOUCH_MODELS = {"actions", "queries", "models", "admin", "access"}  # access makes viewers out of users and searches


@cache
def imported(path: Path) -> frozenset[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{name.name}" for name in node.names)
    return frozenset(found)


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def test_only_actions_and_queries_touch_models() -> None:
    models = {f"whoelse.{app}.models" for app in RECORDS}
    touching = {
        str(path.relative_to(PACKAGE))
        for path in modules()
        if models & imported(path)
        and not {path.stem, path.parent.name} & MAY_TOUCH_MODELS
        and path.parent.name != "migrations"
    }
    assert touching == set()
    assert len(modules()) > 80


def test_another_app_is_reached_by_its_actions_and_queries() -> None:
    crossing = set()
    for path in modules():
        app = path.relative_to(PACKAGE).parts[0]
        for other in RECORDS:
            # A search belongs to a user: the one foreign model that access may know.
            known = app == other or (app, other) == ("searches", "accounts")
            if f"whoelse.{other}.models" in imported(path) and not known:
                crossing.add((str(path.relative_to(PACKAGE)), other))
    assert crossing == set()


def test_migrations_know_nothing_of_ours_but_ids() -> None:
    ours = {
        name
        for path in PACKAGE.glob("*/migrations/*.py")
        for name in imported(path)
        if name.startswith("whoelse") and name != "whoelse.ids"
    }
    assert ours == set()


def test_record_apps_hold_no_other_file_without_a_reason() -> None:
    usual = {"models.py", "actions.py", "queries.py", "admin.py", "apps.py", "__init__.py"}
    others = {
        f"{app}/{path.name}" for app in RECORDS for path in (PACKAGE / app).glob("*.py") if path.name not in usual
    }
    assert others == {
        "searches/access.py",  # who may see what
        "searches/carried.py",  # rows out of and into a search, for every record app above
        "searches/changes.py",  # what an act writes, for every record app above
        "playbooks/built_in.py",  # files, the same for everybody who looks
    }
