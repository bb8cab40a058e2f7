"""Which version of a question each step made; commitments have versions too."""

import sqlalchemy as sa
from alembic import op

revision = "0011_versions"
down_revision = "0010_due_at"
branch_labels = None
depends_on = None

# Until now every step, and nothing else, counted the version up by one.
STEPS = """
UPDATE question_event SET version = (
    SELECT question.version FROM question WHERE question.id = question_event.question_id
) - (
    SELECT count(*) FROM question_event AS later
    WHERE later.question_id = question_event.question_id AND later.id > question_event.id
)
"""


def upgrade():
    for table, first in (("question_event", "0"), ("commitment", "1")):
        version = sa.Column("version", sa.Integer(), nullable=False, server_default=first)
        op.add_column(table, version)
    op.execute(STEPS)


def downgrade():
    op.drop_column("commitment", "version")
    op.drop_column("question_event", "version")
