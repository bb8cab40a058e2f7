"""Answers, commitments and verdicts; work on a question; what makes questions findable.

No batch operation: on SQLite it makes a table anew, and dropping the old one would take the rows
that hang on it along.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005_answers"
down_revision = "0004_sessions"
branch_labels = None
depends_on = None

ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORD = sa.String(40).with_variant(sa.String(40, collation="C"), "postgresql")
ADDED = {
    "text_public": sa.Text(),
    "text_other": sa.Text(),
    "assigned_to": sa.Uuid(),
    "declined_by": sa.Uuid(),
    "appealed_at": sa.DateTime(timezone=True),
    "passed_to": sa.String(60),
    "merged_from": sa.String(40),
    "decided_at": sa.DateTime(timezone=True),
    "put_at": sa.DateTime(timezone=True),
    "published_at": sa.DateTime(timezone=True),
}
SCOPE = ("region", "workflow", "safeguarding", "visibility")
COUNTED = {
    "ix_question_asked": ("created_at", *SCOPE, "language", "age_band", "channel", "made_up", "id"),
    "ix_question_decided": ("decided_at", *SCOPE, "reason", "created_at", "appealed_at"),
    "ix_question_published": ("published_at", *SCOPE, "due_answer_at", "merged_into"),
}

NARROW = ["workflow", "region", "created_at"]
WIDE = [*NARROW, "id", "visibility", "safeguarding"]
LISTED = [
    *("created_at", "id", "workflow", "region", "visibility", "safeguarding"),
    *("language", "asked_to", "age_band", "level", "channel", "council", "assigned_to"),
    *("due_decision_at", "due_answer_at"),
]


def term(name, **options):
    return sa.Column(name, sa.String(40), **{"nullable": False, **options})


def moment(name, **options):
    return sa.Column(name, sa.DateTime(timezone=True), **{"nullable": False, **options})


def words(name, **options):
    return sa.Column(name, sa.Text(), **{"nullable": False, **options})


def question_id(**options):
    link = sa.ForeignKey("question.id", ondelete=options.pop("ondelete", "CASCADE"))
    return sa.Column("question_id", sa.Uuid(), link, **{"nullable": False, **options})


def upgrade():
    for name, kind in ADDED.items():
        op.add_column("question", sa.Column(name, kind, nullable=True))
    rounds = sa.Column("answer_round", sa.Integer(), nullable=False, server_default="1")
    op.add_column("question", rounds)
    op.create_index("ix_question_newest", "question", ["visibility", "created_at"])
    op.create_index("ix_question_assigned", "question", ["assigned_to", "workflow"])
    op.drop_index("ix_question_queue", "question")
    op.create_index("ix_question_queue", "question", WIDE)
    op.create_index("ix_question_list", "question", LISTED)
    op.drop_index("ix_question_merged_into", "question")
    few = sa.text("merged_into IS NOT NULL")
    where = {"sqlite_where": few, "postgresql_where": few}
    op.create_index("ix_question_merged_into", "question", ["merged_into"], **where)
    op.create_index("ix_question_theme_theme", "question_theme", ["theme", "question_id"])
    for name, columns in COUNTED.items():
        op.create_index(name, "question", list(columns))
    op.add_column("question_event", sa.Column("batch", sa.Uuid(), nullable=True))
    op.create_index("ix_question_event_batch", "question_event", ["batch"])
    op.add_column("question_draft", sa.Column("rewrites", sa.Uuid(), nullable=True))
    beside_a_question()
    findable()
    answers()


def beside_a_question():
    op.create_table(
        "question_wording",
        question_id(primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        term("language"),
        words("text"),
        words("context", nullable=True),
        moment("replaced_at"),
    )
    for name in ("question_note", "lead_reply"):
        op.create_table(
            name,
            sa.Column("id", ROW_NUMBER, primary_key=True),
            question_id(index=True),
            moment("at"),
            sa.Column("actor", sa.String(80), nullable=False),
            words("text"),
        )


def findable():
    op.create_table(
        "question_word",
        sa.Column("word", WORD, primary_key=True),
        question_id(primary_key=True, index=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "question_features",
        sa.Column("id", ROW_NUMBER, primary_key=True),
        question_id(unique=True),
        sa.Column("model", sa.String(64), nullable=False),
        sa.Column("features", sa.LargeBinary(), nullable=False),
        sqlite_autoincrement=True,
    )


def answers():
    op.create_table(
        "answer",
        sa.Column("id", sa.Uuid(), primary_key=True),
        question_id(),
        sa.Column("round", sa.Integer(), nullable=False),
        term("stage"),
        term("kind"),
        words("text_en"),
        words("text_cy"),
        sa.Column("given_by_en", sa.String(200), nullable=False),
        sa.Column("given_by_cy", sa.String(200), nullable=False),
        sa.Column("body", sa.String(60)),
        *(moment(f"{when}_at", nullable=True) for when in ("put", "due")),
        sa.Column("version", sa.Integer(), nullable=False),
        *(sa.Column(f"{who}_by", sa.Uuid()) for who in ("written", "submitted", "approved")),
        *(moment(f"{when}_at", nullable=True) for when in ("submitted", "approved", "published")),
        moment("changed_at"),
        sa.UniqueConstraint("question_id", "round", name=op.f("uq_answer_question_id")),
    )
    op.create_index("ix_answer_stage", "answer", ["stage", "due_at"])
    out = ["stage", "published_at", "question_id"]
    op.create_index("ix_answer_published", "answer", out)
    commitments()
    verdicts()


def commitments():
    answer = sa.ForeignKey("answer.id", ondelete="SET NULL")
    op.create_table(
        "commitment",
        sa.Column("id", sa.Uuid(), primary_key=True),
        term("region", nullable=True),
        question_id(ondelete="SET NULL", nullable=True, index=True),
        sa.Column("answer_id", sa.Uuid(), answer, nullable=True, index=True),
        words("what_en"),
        words("what_cy"),
        sa.Column("who_en", sa.String(200), nullable=False),
        sa.Column("who_cy", sa.String(200), nullable=False),
        sa.Column("due_on", sa.Date()),
        term("state"),
        words("happened_en"),
        words("happened_cy"),
        moment("state_at", nullable=True),
        moment("created_at"),
    )
    op.create_index("ix_commitment_ledger", "commitment", ["region", "due_on"])
    op.create_index("ix_commitment_reported", "commitment", ["state_at", "state"])


def verdicts():
    answer = sa.ForeignKey("answer.id", ondelete="CASCADE")
    op.create_table(
        "verdict",
        sa.Column("id", sa.Uuid(), primary_key=True),
        question_id(index=True),
        sa.Column("answer_id", sa.Uuid(), answer, nullable=False),
        sa.Column("stage", sa.Integer(), nullable=False),
        term("judge"),
        sa.Column("judge_hash", sa.String(64), nullable=False),
        term("answered"),
        term("progress"),
        moment("given_at"),
        sa.UniqueConstraint("answer_id", "stage", "judge_hash", name=op.f("uq_verdict_answer_id")),
    )


def downgrade():
    for name in (
        "verdict",
        "commitment",
        "answer",
        "question_features",
        "question_word",
        "lead_reply",
        "question_note",
        "question_wording",
    ):
        op.drop_table(name)
    op.drop_column("question_draft", "rewrites")
    op.drop_index("ix_question_event_batch", "question_event")
    op.drop_column("question_event", "batch")
    op.drop_index("ix_question_theme_theme", "question_theme")
    for name in ("newest", "assigned", "list", "queue", "merged_into"):
        op.drop_index(f"ix_question_{name}", "question")
    op.create_index("ix_question_merged_into", "question", ["merged_into"])
    for name in COUNTED:
        op.drop_index(name, "question")
    op.create_index("ix_question_queue", "question", NARROW)
    for name in (*ADDED, "answer_round"):
        op.drop_column("question", name)
