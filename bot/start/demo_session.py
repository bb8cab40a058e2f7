"""The made-up session of `make demo`, planned as any other."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

import yaml
from sqlalchemy.orm import Session

from bot.questions.asking.made_up import REVIEWER
from bot.sessions.planning.details import change_details
from bot.sessions.planning.groups import make_group
from bot.sessions.planning.lessons import Twin
from bot.sessions.planning.make import plan_session
from bot.sessions.planning.panel_members import change_panel
from bot.sessions.planning.queries import session_plan
from bot.sessions.planning.views import Member
from bot.settings import ROOT
from bot.start.demo_answers import WRITER
from bot.vocabulary import Region

PLAN = ROOT / "data" / "demo" / "session.yml"
HOST = WRITER  # of the made-up team; owns nothing of what it makes


def add_session(db: Session, *, now: datetime) -> UUID:
    """Plan the made-up session of a made-up group, with its place and its panel.

    Returns: its id.
    """
    data = yaml.safe_load(PLAN.read_text(encoding="utf-8"))
    region, title = Region(data["region"]), Twin(**data["title"])
    group_id = make_group(
        db, actor=HOST, region=region, name=Twin(**data["group"]), now=now, made_up=True
    )
    session_id = plan_session(
        db,
        region=region,
        title_en=title.en,
        title_cy=title.cy,
        held_on=(now + timedelta(days=data["days_ahead"])).date(),
        begins_at=time.fromisoformat(data["begins_at"]),
        mover=REVIEWER,
        group_id=group_id,
        now=now,
        made_up=True,
    )
    _add_rest(db, session_id, data, now=now)
    return session_id


def _add_rest(db: Session, session_id: UUID, data: dict[str, Any], *, now: datetime) -> None:
    plan = session_plan(db, session_id=session_id, reader=HOST)
    place = Twin(**data["place"])
    version = change_details(
        db,
        session_id=session_id,
        details=replace(plan.details, place_en=place.en, place_cy=place.cy),
        actor=HOST,
        version=plan.session.version,
        now=now,
    )
    region = plan.session.region
    members = tuple(Member(region, office["en"], office["cy"]) for office in data["panel"])
    change_panel(db, session_id=session_id, members=members, actor=HOST, version=version, now=now)
