"""Since when a promise is public; what a declined question points to, and one that took over."""

import sqlalchemy as sa
from alembic import op

revision = "0009_question_review"
down_revision = "0008_votes"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
PUBLIC = """
UPDATE commitment SET public_since = (
    SELECT answer.published_at FROM answer JOIN question ON question.id = answer.question_id
    WHERE answer.id = commitment.answer_id
    AND answer.stage = 'published' AND question.visibility = 'public'
)
"""


def upgrade():
    op.add_column("commitment", sa.Column("public_since", MOMENT, nullable=True))
    op.add_column("question", sa.Column("answered_by", sa.Uuid(), nullable=True))
    op.add_column(
        "question", sa.Column("unchecked", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.execute(PUBLIC)


def downgrade():
    op.drop_column("question", "unchecked")
    op.drop_column("question", "answered_by")
    op.drop_column("commitment", "public_since")
