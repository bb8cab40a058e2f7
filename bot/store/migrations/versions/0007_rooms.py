"""The live room of a session: its state, its participants, what they ask, its events."""

import sqlalchemy as sa
from alembic import op

revision = "0007_rooms"
down_revision = "0006_session_plans"
branch_labels = None
depends_on = None

ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
NEW = (
    "panel_member",
    "participant",
    "room",
    "room_event",
    "room_pass",
    "session_standard",
    "room_question",
)


def upgrade():
    op.create_table(
        "panel_member",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(40), nullable=True),
        sa.Column("office_en", sa.String(length=200), nullable=False),
        sa.Column("office_cy", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_panel_member_session_id_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", "position", name=op.f("pk_panel_member")),
    )
    op.create_table(
        "participant",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=True),
        sa.Column("device", sa.String(40), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(40), nullable=True),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_participant_session_id_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_participant_key_hash")),
    )
    op.create_index(op.f("ix_participant_session_id"), "participant", ["session_id"], unique=False)
    op.create_table(
        "room",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=6), nullable=True),
        sa.Column("rehearsal", sa.Boolean(), nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("item_began_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("question_id", sa.Uuid(), nullable=True),
        sa.Column("locked", sa.Boolean(), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("counts_shown", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["question.id"],
            name=op.f("fk_room_question_id_question"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_room_session_id_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_room")),
        sa.UniqueConstraint("code", name=op.f("uq_room_code")),
    )
    op.create_table(
        "room_event",
        sa.Column("id", ROW_NUMBER, nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("surface", sa.String(40), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_room_event_session_id_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room_event")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_room_event_session_id", "room_event", ["session_id", "id"], unique=False)
    op.create_table(
        "room_pass",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("surface", sa.String(40), nullable=False),
        sa.Column("link_hash", sa.String(length=64), nullable=True),
        sa.Column("key_hash", sa.String(length=64), nullable=True),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_room_pass_session_id_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room_pass")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_room_pass_key_hash")),
        sa.UniqueConstraint("link_hash", name=op.f("uq_room_pass_link_hash")),
    )
    op.create_index(op.f("ix_room_pass_session_id"), "room_pass", ["session_id"], unique=False)
    op.create_table(
        "session_standard",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("standard", sa.Integer(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("ticked_by", sa.Uuid(), nullable=True),
        sa.Column("ticked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_session_standard_session_id_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", "standard", name=op.f("pk_session_standard")),
    )
    op.create_table(
        "room_question",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=True),
        sa.Column("slip", sa.String(length=6), nullable=True),
        sa.Column("parked", sa.Boolean(), nullable=False),
        sa.Column("sent_id", sa.String(length=64), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_room_question_participant_id_participant"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["question.id"],
            name=op.f("fk_room_question_question_id_question"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_room_question_session_id_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", "question_id", name=op.f("pk_room_question")),
        sa.UniqueConstraint(
            "session_id", "participant_id", "sent_id", name=op.f("uq_room_question_session_id")
        ),
    )
    op.create_index(
        op.f("ix_room_question_participant_id"), "room_question", ["participant_id"], unique=False
    )
    op.create_index(
        op.f("ix_room_question_question_id"), "room_question", ["question_id"], unique=False
    )


def downgrade():
    for name in reversed(NEW):
        op.drop_table(name)
