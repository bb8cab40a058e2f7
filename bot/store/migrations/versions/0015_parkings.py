"""How often moderators kept a question for later or brought it back."""

import sqlalchemy as sa
from alembic import op

revision = "0015_parkings"
down_revision = "0014_asker_mark"
branch_labels = None
depends_on = None


def upgrade():
    parkings = sa.Column("parkings", sa.Integer(), nullable=False, server_default="0")
    op.add_column("room_question", parkings)


def downgrade():
    op.drop_column("room_question", "parkings")
