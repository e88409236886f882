"""The tables of the database against those this version knows: older is brought up to date, newer is refused."""

from datetime import datetime

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from whoelse.local.backups import back_up_before_upgrade, faults, newest_good_backup
from whoelse.local.folder import DataFolder
from whoelse.options import PlainError


def refuse_damaged(folder: DataFolder) -> None:
    """Raises PlainError when the database file is damaged, naming the newest backup that is not."""
    if not folder.database.exists():
        return
    wrong = faults(folder.database)
    if not wrong:
        return
    backup = newest_good_backup(folder)
    remedy = (
        f"The newest good backup is {backup}; “whoelse restore {backup}” puts it back and keeps the damaged file."
        if backup
        else f"There is no good backup in {folder.backups}."
    )
    raise PlainError(f"The data file {folder.database} is damaged ({wrong[0]}). {remedy}")


def is_up_to_date() -> bool:
    """Whether the tables are those of this version. Raises PlainError when a newer version made them."""
    executor = MigrationExecutor(connection)
    newer = sorted(set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations))
    if newer:
        raise PlainError(
            "The data come from a newer version of Who Else than this one"
            f" (it knows “{'.'.join(newer[0])}”); please install that version. Nothing was changed."
        )
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def bring_up_to_date(folder: DataFolder, now: datetime) -> None:
    """Copies the database, then migrates it. Only for the holder of the lock."""
    if folder.database.exists() and connection.introspection.table_names():
        back_up_before_upgrade(folder, now)
    call_command("migrate", interactive=False, verbosity=0)
    connection.close()
