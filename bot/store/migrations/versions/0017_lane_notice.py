"""Who has to be told that something waits in the safeguarding lane."""

import sqlalchemy as sa
from alembic import op

revision = "0017_lane_notice"
down_revision = "0016_lane"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
STATE = "ix_lane_notice_state"
UNREAD = """
INSERT INTO lane_notice (entry_id, whom, state, tries, told)
SELECT lane_entry.id, 'lead', 'waiting', 0, '[]'
FROM lane_entry JOIN question ON question.id = lane_entry.question_id
WHERE lane_entry.opened_at IS NULL AND question.safeguarding = 'flagged'
"""


def upgrade():
    op.create_table(
        "lane_notice",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("entry_id", NUMBER, nullable=False),
        sa.Column("whom", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try_at", MOMENT, nullable=True),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("told_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["lane_entry.id"],
            name="fk_lane_notice_entry_id_lane_entry",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_lane_notice"),
        sa.UniqueConstraint("entry_id", "whom", name="uq_lane_notice_entry_id"),
    )
    op.create_index(STATE, "lane_notice", ["state"], unique=False)
    op.execute(UNREAD)


def downgrade():
    op.drop_index(STATE, "lane_notice")
    op.drop_table("lane_notice")
