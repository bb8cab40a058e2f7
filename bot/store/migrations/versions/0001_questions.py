"""The audit log, questions and their drafts."""

import sqlalchemy as sa
from alembic import op

revision = "0001_questions"
down_revision = None
branch_labels = None
depends_on = None

ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def term(name, **options):
    return sa.Column(name, sa.String(40), **{"nullable": False, **options})


def moment(name, **options):
    return sa.Column(name, sa.DateTime(timezone=True), **{"nullable": False, **options})


def question_id(name="question_id", **options):
    link = sa.ForeignKey("question.id", ondelete="CASCADE")
    return sa.Column(name, sa.Uuid(), link, **{"nullable": False, **options})


def upgrade():
    audit()
    question()
    about_questions()
    drafts()


def audit():
    op.create_table(
        "audit_event",
        sa.Column("id", ROW_NUMBER, primary_key=True),
        moment("at"),
        sa.Column("actor", sa.String(80), nullable=False),
        sa.Column("action", sa.String(80), nullable=False),
        sa.Column("subject", sa.String(120), nullable=False, index=True),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.Column("previous_hash", sa.String(64), nullable=False, unique=True),
        sa.Column("own_hash", sa.String(64), nullable=False, unique=True),
    )


def question():
    op.create_table(
        "question",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("receipt_hash", sa.String(64), unique=True),
        term("workflow"),
        term("visibility"),
        term("safeguarding", index=True),
        term("answer_status"),
        sa.Column("version", sa.Integer(), nullable=False),
        term("language"),
        sa.Column("text_original", sa.Text()),
        sa.Column("context", sa.Text()),
        term("region", nullable=True),
        sa.Column("council", sa.String(9)),
        term("asked_to"),
        term("age_band"),
        term("permission"),
        term("level"),
        term("channel"),
        sa.Column("reason", sa.String(40)),
        moment("created_at"),
        moment("due_decision_at", nullable=True),
        moment("due_answer_at", nullable=True),
        moment("due_review_at", nullable=True),
        moment("erased_at", nullable=True),
        sa.Column("made_up", sa.Boolean(), nullable=False),
        sa.Column("merged_into", sa.Uuid(), sa.ForeignKey("question.id"), index=True),
    )
    op.create_index("ix_question_queue", "question", ["workflow", "region", "created_at"])
    op.create_index("ix_question_audience", "question", ["visibility", "region", "created_at"])


def about_questions():
    op.create_table(
        "question_theme",
        question_id(primary_key=True),
        term("theme", primary_key=True),
        term("source"),
    )
    op.create_table(
        "question_event",
        sa.Column("id", ROW_NUMBER, primary_key=True),
        question_id(index=True),
        moment("at"),
        sa.Column("actor", sa.String(80), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        term("from_workflow"),
        term("to_workflow"),
        term("from_safeguarding"),
        term("to_safeguarding"),
        term("to_visibility"),
        sa.Column("reason", sa.String(40)),
        sa.Column("note", sa.Text()),
    )
    op.create_table(
        "question_support",
        question_id(primary_key=True),
        sa.Column("supporter_hash", sa.String(64), primary_key=True),
        moment("created_at"),
    )


def drafts():
    op.create_table(
        "question_draft",
        sa.Column("conversation_id", sa.String(64), primary_key=True),
        term("language"),
        term("channel"),
        term("level"),
        term("context_level"),
        sa.Column("text", sa.Text()),
        sa.Column("context", sa.Text()),
        sa.Column("themes", sa.String(400)),
        sa.Column("area", sa.String(40)),
        sa.Column("asked_to", sa.String(40)),
        sa.Column("age_band", sa.String(40)),
        sa.Column("permission", sa.String(40)),
        sa.Column("kept_in", sa.JSON(), nullable=False),
        sa.Column("reviewed", sa.String(64)),
        sa.Column("receipt_code", sa.String(12), nullable=False),
        question_id(nullable=True),
        moment("created_at"),
        moment("expires_at", index=True),
    )
    op.create_table(
        "shown_receipt",
        question_id(primary_key=True),
        sa.Column("conversation_id", sa.String(64), nullable=False, index=True),
        sa.Column("code", sa.String(12), nullable=False),
        moment("shown_at"),
        moment("expires_at", index=True),
    )


def downgrade():
    for table in (
        "shown_receipt",
        "question_draft",
        "question_support",
        "question_event",
        "question_theme",
        "question",
        "audit_event",
    ):
        op.drop_table(table)
