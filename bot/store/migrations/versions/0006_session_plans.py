"""Groups that hold sessions, outlines that are kept, and more of what a plan says.

A session of all seven boards has no region. SQLite cannot let a column be empty afterwards, so
the three old tables are made anew; their rows are set aside first, for whoever drops a table on
SQLite also deletes what hangs on it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006_session_plans"
down_revision = "0005_answers"
branch_labels = None
depends_on = None

WORDS = ("place_en", "place_cy", "aim_en", "aim_cy")
WORDS += ("rules_en", "rules_cy", "contact_en", "contact_cy")
OLD_SESSION = "id, region, title_en, title_cy, held_on, created_at, made_up"
OLD_ITEM = "session_id, position, mode, minutes, title_en, title_cy"
OLD_QUESTION = "session_id, position, question_id"
OLD = {"agenda_item": OLD_ITEM, "session_question": OLD_QUESTION, "session": OLD_SESSION}


def upgrade():
    _make_groups()
    _set_aside()
    _make_session(new=True)
    _put_back("session", {**dict.fromkeys(WORDS, "''"), "state": "'planned'", "version": "1"})
    _make_agenda(new=True)
    _put_back("agenda_item", {"how_en": "''", "how_cy": "''"})
    _make_session_question()
    _put_back("session_question", {})
    op.create_index(op.f("ix_session_group_id"), "session", ["group_id"])


def downgrade():
    op.execute("DELETE FROM session WHERE region IS NULL")  # there was no such thing before
    _set_aside()
    _make_session(new=False)
    _put_back("session", {})
    _make_agenda(new=False)
    _put_back("agenda_item", {})
    _make_session_question()
    _put_back("session_question", {})
    op.drop_table("session_outline")
    op.drop_table("session_group")


def _set_aside():
    for name, columns in OLD.items():
        op.execute(f"CREATE TABLE {name}_aside AS SELECT {columns} FROM {name}")
    for name in OLD:
        op.drop_table(name)


def _put_back(name, filled):
    columns = ", ".join((OLD[name], *filled))
    values = ", ".join((OLD[name], *filled.values()))
    op.execute(f"INSERT INTO {name} ({columns}) SELECT {values} FROM {name}_aside")
    op.drop_table(f"{name}_aside")


def _text(name):
    return sa.Column(name, sa.Text(), nullable=False)


def _make_session(*, new):
    added = (
        sa.Column("begins_at", sa.Time()),
        sa.Column("minutes_available", sa.Integer()),
        *(sa.Column(name, sa.String(200), nullable=False) for name in WORDS if name[0] in "pc"),
        *(_text(name) for name in WORDS if name[0] in "ar"),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("group_id", sa.Uuid()),
        sa.Column("previous_id", sa.Uuid()),
        sa.Column("owner", sa.Uuid()),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["session_group.id"],
            name=op.f("fk_session_group_id_session_group"),
            ondelete="SET NULL",
        ),
    )
    op.create_table(
        "session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("region", sa.String(40), nullable=new),
        sa.Column("title_en", sa.String(200), nullable=False),
        sa.Column("title_cy", sa.String(200), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_up", sa.Boolean(), nullable=False),
        *(added if new else ()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session")),
    )
    op.create_index(op.f("ix_session_region"), "session", ["region"])


def _make_agenda(*, new):
    op.create_table(
        "agenda_item",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("mode", sa.String(40), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("title_en", sa.String(200), nullable=False),
        sa.Column("title_cy", sa.String(200), nullable=False),
        *((_text("how_en"), _text("how_cy")) if new else ()),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_agenda_item_session_id_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", "position", name=op.f("pk_agenda_item")),
    )


def _make_session_question():
    op.create_table(
        "session_question",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_session_question_session_id_session"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["question.id"],
            name=op.f("fk_session_question_question_id_question"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", "position", name=op.f("pk_session_question")),
        sa.UniqueConstraint(
            "session_id", "question_id", name=op.f("uq_session_question_session_id")
        ),
    )


def _make_groups():
    op.create_table(
        "session_group",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("region", sa.String(40), nullable=True),
        sa.Column("name_en", sa.String(length=200), nullable=False),
        sa.Column("name_cy", sa.String(length=200), nullable=False),
        sa.Column("owner", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_up", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_group")),
    )
    op.create_index(op.f("ix_session_group_region"), "session_group", ["region"], unique=False)
    op.create_table(
        "session_outline",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("region", sa.String(40), nullable=True),
        sa.Column("owner", sa.Uuid(), nullable=True),
        sa.Column("name_en", sa.String(length=200), nullable=False),
        sa.Column("name_cy", sa.String(length=200), nullable=False),
        sa.Column("items", sa.JSON(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_session_outline")),
    )
    op.create_index(op.f("ix_session_outline_region"), "session_outline", ["region"], unique=False)
