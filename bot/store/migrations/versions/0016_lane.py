"""The clock of the safeguarding lane, and what its leads did."""

import sqlalchemy as sa
from alembic import op

revision = "0016_lane"
down_revision = "0015_parkings"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
SINCE_LAST_FLAG = (
    "INSERT INTO lane_entry (question_id, since)"
    " SELECT question_id, max(at) FROM question_event WHERE kind = 'flag' GROUP BY question_id"
)
OPENED = """
UPDATE lane_entry SET opened_at = (
    SELECT min(taken.at) FROM question_event AS taken
    WHERE taken.question_id = lane_entry.question_id AND taken.at >= lane_entry.since
    AND taken.kind IN ('hold', 'action', 'clear', 'decline_in_lane')
)
"""


def upgrade():
    op.create_table(
        "lane_entry",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("opened_at", MOMENT, nullable=True),
        sa.Column("opened_by", sa.String(80), nullable=True),
        _of_question("lane_entry"),
        sa.PrimaryKeyConstraint("id", name="pk_lane_entry"),
        sa.UniqueConstraint("question_id", "since", name="uq_lane_entry_question_id"),
    )
    op.create_table(
        "lane_action",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor", sa.String(80), nullable=False),
        sa.Column("done", sa.String(40), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        _of_question("lane_action"),
        sa.PrimaryKeyConstraint("id", name="pk_lane_action"),
    )
    op.create_index("ix_lane_action_question_id", "lane_action", ["question_id"], unique=False)
    op.execute(SINCE_LAST_FLAG)
    op.execute(OPENED)


def downgrade():
    op.drop_table("lane_action")
    op.drop_table("lane_entry")


def _of_question(table):
    return sa.ForeignKeyConstraint(
        ["question_id"],
        ["question.id"],
        name=f"fk_{table}_question_id_question",
        ondelete="CASCADE",
    )
