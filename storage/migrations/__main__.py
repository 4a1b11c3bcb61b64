"""Write a new revision from what the tables have become.

python -m storage.migrations revision -m "households get a map"
"""

import argparse
import tempfile
from pathlib import Path

from alembic import command

from storage import schema
from storage.engine import open_engine


def main() -> None:
    """Read the command line and write the revision file."""
    parser = argparse.ArgumentParser(prog="python -m storage.migrations", description=__doc__)
    verbs = parser.add_subparsers(required=True, dest="verb")
    revision = verbs.add_parser("revision", help="write a new revision")
    revision.add_argument("-m", "--message", required=True, help="what changes, in a few words")
    write_revision(parser.parse_args().message)


def write_revision(message: str) -> None:
    """Write a revision that leads from the earlier ones to the tables as they are declared."""
    number = int(schema.head() or 0) + 1
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'earlier.sqlite'}")
        schema.upgrade(engine)
        with engine.connect() as connection:
            command.revision(
                schema.config_for(connection),
                message=message,
                autogenerate=True,
                rev_id=f"{number:04d}",
            )


if __name__ == "__main__":
    main()
