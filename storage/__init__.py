"""What is kept. The only importer of sqlmodel, sqlalchemy and alembic."""
