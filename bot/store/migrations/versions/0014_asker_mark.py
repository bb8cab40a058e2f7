"""The mark of an author who also said "me too", so that they count once."""

import sqlalchemy as sa
from alembic import op

revision = "0014_asker_mark"
down_revision = "0013_kept_back"
branch_labels = None
depends_on = None

SAID = "question_support"
INDEX = "ix_question_support_supporter_hash"


def upgrade():
    op.add_column("question", sa.Column("asker_mark", sa.String(64), nullable=True))
    op.create_index(INDEX, SAID, ["supporter_hash"], unique=False)


def downgrade():
    op.drop_index(INDEX, SAID)
    op.drop_column("question", "asker_mark")
