"""By when something is due, what the first decision was; indexes for lists of questions."""

import sqlalchemy as sa
from alembic import op

revision = "0010_due_at"
down_revision = "0009_question_review"
branch_labels = None
depends_on = None

DUE_AT = (
    "CASE WHEN workflow IN ('submitted', 'in_review') THEN due_decision_at"
    " WHEN workflow IN ('put_to_board', 'answered') THEN due_answer_at END"
)
SCOPE = ["region", "workflow", "safeguarding", "visibility"]
LOOKED_AT = ["language", "asked_to", "age_band", "level", "channel", "council", "assigned_to"]
INDEXES = {
    "ix_question_due": ["due_at", "created_at", "id", *SCOPE],
    "ix_question_council": ["council", "created_at", "id", *SCOPE],
    "ix_question_by_id": ["id", "created_at", *SCOPE, *LOOKED_AT],
}
DECIDED = ["decided_at", *SCOPE, "reason", "created_at", "appealed_at"]
DECIDED_NOW = ["decided_at", *SCOPE, "decided_as", "decided_why", "created_at", "appealed_at"]
FIRST = """
UPDATE question SET {column} = (
    SELECT {value} FROM question_event AS step
    WHERE step.question_id = question.id AND step.at = question.decided_at
    AND step.kind IN ('accept', 'return', 'decline', 'pass_on', 'merge') LIMIT 1
) WHERE decided_at IS NOT NULL
"""


def upgrade():
    for column, value in (("decided_as", "step.to_workflow"), ("decided_why", "step.reason")):
        op.add_column("question", sa.Column(column, sa.String(40), nullable=True))
        op.execute(FIRST.format(column=column, value=value))
    op.drop_index("ix_question_decided", "question")
    op.create_index("ix_question_decided", "question", DECIDED_NOW)
    # Said to PostgreSQL, which kept it before it could do otherwise; SQLite adds none that is kept.
    stored = True if op.get_context().dialect.name == "postgresql" else None
    due_at = sa.Computed(DUE_AT, persisted=stored)
    op.add_column("question", sa.Column("due_at", sa.DateTime(timezone=True), due_at))
    for name, columns in INDEXES.items():
        op.create_index(name, "question", columns)


def downgrade():
    for name in INDEXES:
        op.drop_index(name, "question")
    op.drop_column("question", "due_at")
    op.drop_index("ix_question_decided", "question")
    op.create_index("ix_question_decided", "question", DECIDED)
    op.drop_column("question", "decided_why")
    op.drop_column("question", "decided_as")
