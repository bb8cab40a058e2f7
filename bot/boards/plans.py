"""Which plan a board works to, and how far it has got: dated, with who says so."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from bot.boards.dates import RoughDate
from bot.boards.phrases import FOLDER
from bot.boards.rows import Check, Row, read_table
from bot.errors import DataInvalid
from bot.vocabulary import Language, Region

UNKNOWN = "unknown"  # the stage of a plan nobody has told about
STAGE_COLUMNS = "id name_en name_cy means_en means_cy"
PLAN_COLUMNS = (
    "region plan_en plan_cy stage as_of said_by_en said_by_cy note_en note_cy "
    "source checked how_checked"
)


@dataclass(frozen=True, slots=True)
class PlanStage:
    """How far a plan can be; `means` says it in a sentence."""

    id: str
    name_en: str
    name_cy: str
    means_en: str
    means_cy: str

    def name(self, language: Language) -> str:
        """What the stage is called."""
        return self.name_cy if language is Language.CY else self.name_en

    def means(self, language: Language) -> str:
        """What the stage means, as a sentence."""
        return self.means_cy if language is Language.CY else self.means_en


@dataclass(frozen=True, slots=True)
class BoardPlan:
    """What is known of a board's plan at one time; the plan's name is empty while nobody knows it.

    `as_of` is when `said_by` said it, `checked` when somebody read the source.
    """

    region: Region
    plan_en: str
    plan_cy: str
    stage: PlanStage
    as_of: RoughDate
    said_by_en: str
    said_by_cy: str
    note_en: str
    note_cy: str
    source: str
    checked: date
    check: Check

    @property
    def is_known(self) -> bool:
        """Whether anything is known but that nobody knows."""
        return bool(self.plan_en) or self.stage.id != UNKNOWN

    def plan(self, language: Language) -> str:
        """What the plan is called; empty while nobody knows."""
        return self.plan_cy if language is Language.CY else self.plan_en

    def said_by(self, language: Language) -> str:
        """Who says how far it is."""
        return self.said_by_cy if language is Language.CY else self.said_by_en

    def note(self, language: Language) -> str:
        """What else the source says, or what is not known."""
        return self.note_cy if language is Language.CY else self.note_en


def board_plan(region: Region) -> BoardPlan:
    """The newest that is known of this board's plan."""
    return plan_history(region)[-1]


def plan_history(region: Region) -> tuple[BoardPlan, ...]:
    """Everything known of this board's plan, the oldest first."""
    return tuple(plan for plan in _plans() if plan.region is region)


def read_stages(folder: Path) -> tuple[PlanStage, ...]:
    """Read the stages; raises DataInvalid."""
    found = []
    for row in read_table(folder / "stages.csv", STAGE_COLUMNS):
        found.append(PlanStage(row.text("id"), *row.twins("name"), *row.twins("means")))
        if [stage.id for stage in found].count(found[-1].id) > 1:
            raise row.invalid("this id is there twice")
    return tuple(found)


def read_plans(folder: Path) -> tuple[BoardPlan, ...]:
    """Read the plans, the oldest first; raises DataInvalid."""
    stages = {stage.id: stage for stage in read_stages(folder)}
    found: dict[tuple[Region, date], BoardPlan] = {}
    for row in read_table(folder / "plans.csv", PLAN_COLUMNS):
        plan = _plan(row, stages)
        key = (plan.region, plan.as_of.first_day)
        if key in found:
            raise row.invalid("there is a line for this board and this date")
        found[key] = plan
    missing = set(Region) - {region for region, _ in found}
    if missing:
        raise DataInvalid(f"plans.csv: no line for {sorted(missing)}; the stage may be unknown")
    return tuple(sorted(found.values(), key=lambda plan: plan.as_of.first_day))


def _plan(row: Row, stages: dict[str, PlanStage]) -> BoardPlan:
    as_of, checked = row.rough_date("as_of"), row.checked()
    if row.cells["stage"] not in stages:
        raise row.invalid(f"no stage {row.cells['stage']!r} in stages.csv")
    if as_of is None or as_of.first_day > checked:
        raise row.invalid("as_of is empty, or later than it was checked")
    return BoardPlan(
        row.region(),
        *row.twins("plan", optional=True),
        stages[row.cells["stage"]],
        as_of,
        *row.twins("said_by"),
        *row.twins("note"),
        row.source(),
        checked,
        row.check(),
    )


@lru_cache(maxsize=1)
def _stages() -> tuple[PlanStage, ...]:
    return read_stages(FOLDER)


@lru_cache(maxsize=1)
def _plans() -> tuple[BoardPlan, ...]:
    return read_plans(FOLDER)
