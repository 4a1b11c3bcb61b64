"""The history of the schema. A new revision: `python -m storage.migrations revision -m "…"`.

A revision is written by comparing the tables with what the earlier revisions make, and is then
read and corrected by a person: a renamed column looks like a dropped and a new one.
"""
