"""Where to get help: organizations, services and what belongs to them."""

import sqlalchemy as sa
from alembic import op

revision = "0002_directory"
down_revision = "0001_questions"
branch_labels = None
depends_on = None

ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLES = (
    "directory_load",
    "service_taxonomy",
    "taxonomy_term",
    "contact",
    "schedule",
    "phone",
    "service_area",
    "service",
    "organization",
)


def words(name, length=None, **options):
    kind = sa.String(length) if length else sa.Text()
    return sa.Column(name, kind, **{"nullable": False, **options})


def service_id(**options):
    link = sa.ForeignKey("service.id", ondelete="CASCADE")
    return sa.Column("service_id", sa.String(60), link, **{"nullable": False, **options})


def upgrade():
    services()
    about_services()
    taxonomy()


def services():
    op.create_table(
        "organization",
        words("id", 60, primary_key=True),
        words("name", 200),
        words("name_cy", 200),
    )
    op.create_table(
        "service",
        words("id", 60, primary_key=True),
        sa.Column(
            "organization_id",
            sa.String(60),
            sa.ForeignKey("organization.id"),
            nullable=False,
            index=True,
        ),
        words("name", 200),
        words("name_cy", 200),
        sa.Column("name_cy_checked", sa.Boolean(), nullable=False),
        words("description"),
        words("description_cy"),
        words("who_for"),
        words("who_for_cy"),
        words("status", 20, index=True),
        sa.Column("assured_date", sa.Date()),
        sa.Column("checked_on", sa.Date()),
        sa.Column("minimum_age", sa.Integer()),
        sa.Column("maximum_age", sa.Integer()),
        words("alert", nullable=True),
        words("alert_cy", nullable=True),
        words("access_route", 20),
        sa.Column("non_specialist", sa.Boolean(), nullable=False),
        words("stale_risk", 10),
        words("languages", 20),
        words("url", 400, nullable=True),
        words("address", 300, nullable=True),
        words("address_cy", 300, nullable=True),
        words("duty", 60, nullable=True),
        words("source"),
        words("source_date", 80),
    )


def about_services():
    op.create_table(
        "service_area",
        service_id(primary_key=True),
        words("council", 9, primary_key=True, index=True),
    )
    op.create_table(
        "phone",
        sa.Column("id", ROW_NUMBER, primary_key=True),
        service_id(index=True),
        words("kind", 10),
        words("number", 40),
        words("description", 120),
        words("description_cy", 120),
    )
    op.create_table(
        "schedule",
        sa.Column("id", ROW_NUMBER, primary_key=True),
        service_id(index=True),
        words("description", 300),
        words("description_cy", 300),
    )
    op.create_table(
        "contact",
        sa.Column("id", ROW_NUMBER, primary_key=True),
        service_id(index=True),
        words("email", 200),
    )


def taxonomy():
    op.create_table(
        "taxonomy_term",
        words("id", 40, primary_key=True),
        words("name", 80),
        words("name_cy", 80),
        words("description"),
        words("description_cy"),
    )
    op.create_table(
        "service_taxonomy",
        service_id(primary_key=True),
        words("taxonomy_term_id", 40, primary_key=True, index=True),
        sa.Column("position", sa.Integer(), nullable=False),
    )
    op.create_table(
        "directory_load",
        sa.Column("id", ROW_NUMBER, primary_key=True),
        words("fingerprint", 64),
    )


def downgrade():
    for table in TABLES:
        op.drop_table(table)
