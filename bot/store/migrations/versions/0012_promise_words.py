"""When words were taken out of a commitment that is public."""

import sqlalchemy as sa
from alembic import op

revision = "0012_promise_words"
down_revision = "0011_versions"
branch_labels = None
depends_on = None


def upgrade():
    out_at = sa.Column("words_out_at", sa.DateTime(timezone=True), nullable=True)
    op.add_column("commitment", out_at)


def downgrade():
    op.drop_column("commitment", "words_out_at")
