"""Which questions their safeguarding lead declined in the lane."""

import sqlalchemy as sa
from alembic import op

revision = "0013_kept_back"
down_revision = "0012_promise_words"
branch_labels = None
depends_on = None


def upgrade():
    kept_back = sa.Column("kept_back", sa.Boolean(), nullable=False, server_default=sa.false())
    op.add_column("question", kept_back)


def downgrade():
    op.drop_column("question", "kept_back")
