"""Votes in a room, what the panel said, cards, and how a group came to its verdict."""

import sqlalchemy as sa
from alembic import op

revision = "0008_votes"
down_revision = "0007_rooms"
branch_labels = None
depends_on = None

NEW = ("ballot", "panel_record", "ballot_choice", "ballot_vote", "card", "group_verdict", "pick")


def upgrade():
    op.create_table(
        "ballot",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("seed", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_ballot_session_id_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballot")),
    )
    op.create_index(op.f("ix_ballot_session_id"), "ballot", ["session_id"], unique=False)
    op.create_table(
        "panel_record",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("answer_id", sa.Uuid(), nullable=True),
        sa.Column("members", sa.JSON(), nullable=False),
        sa.Column("put_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["answer_id"],
            ["answer.id"],
            name=op.f("fk_panel_record_answer_id_answer"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["question.id"],
            name=op.f("fk_panel_record_question_id_question"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_panel_record_session_id_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", "question_id", name=op.f("pk_panel_record")),
    )
    op.create_table(
        "ballot_choice",
        sa.Column("ballot_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ballot_id"],
            ["ballot.id"],
            name=op.f("fk_ballot_choice_ballot_id_ballot"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["question.id"],
            name=op.f("fk_ballot_choice_question_id_question"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("ballot_id", "question_id", name=op.f("pk_ballot_choice")),
    )
    op.create_table(
        "ballot_vote",
        sa.Column("ballot_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ballot_id"],
            ["ballot.id"],
            name=op.f("fk_ballot_vote_ballot_id_ballot"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_ballot_vote_participant_id_participant"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["question.id"],
            name=op.f("fk_ballot_vote_question_id_question"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "ballot_id", "participant_id", "question_id", name=op.f("pk_ballot_vote")
        ),
    )
    op.create_table(
        "card",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("participant_id", sa.Uuid(), nullable=False),
        sa.Column("answered", sa.String(40), nullable=True),
        sa.Column("progress", sa.String(40), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_card_participant_id_participant"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["question.id"],
            name=op.f("fk_card_question_id_question"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_card_session_id_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "session_id", "question_id", "participant_id", name=op.f("pk_card")
        ),
    )
    op.create_table(
        "group_verdict",
        sa.Column("verdict_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("decided_how", sa.String(40), nullable=False),
        sa.Column("people", sa.String(length=10), nullable=False),
        sa.Column("reason_en", sa.Text(), nullable=False),
        sa.Column("reason_cy", sa.Text(), nullable=False),
        sa.Column("reply_en", sa.Text(), nullable=False),
        sa.Column("reply_cy", sa.Text(), nullable=False),
        sa.Column("replied_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["question.id"],
            name=op.f("fk_group_verdict_question_id_question"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["session.id"],
            name=op.f("fk_group_verdict_session_id_session"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["verdict_id"],
            ["verdict.id"],
            name=op.f("fk_group_verdict_verdict_id_verdict"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("verdict_id", name=op.f("pk_group_verdict")),
    )
    op.create_index(
        op.f("ix_group_verdict_question_id"), "group_verdict", ["question_id"], unique=False
    )
    op.create_index(
        op.f("ix_group_verdict_session_id"), "group_verdict", ["session_id"], unique=False
    )
    op.create_table(
        "pick",
        sa.Column("ballot_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("rule", sa.String(40), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=False),
        sa.Column("voters", sa.Integer(), nullable=False),
        sa.Column("unheard", sa.Integer(), nullable=False),
        sa.Column("reason_en", sa.String(length=300), nullable=False),
        sa.Column("reason_cy", sa.String(length=300), nullable=False),
        sa.ForeignKeyConstraint(
            ["ballot_id"], ["ballot.id"], name=op.f("fk_pick_ballot_id_ballot"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["question.id"],
            name=op.f("fk_pick_question_id_question"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("ballot_id", "position", name=op.f("pk_pick")),
    )


def downgrade():
    for name in reversed(NEW):
        op.drop_table(name)
