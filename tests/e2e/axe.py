"""Ask axe-core what is wrong with a page, for tests in either style of Playwright.

    assert axe_violations(page) == []            # sync
    assert await axe_faults(page) == []          # async

Every rule runs, best practice included, and every violation counts whatever its impact.
"""

import json
from pathlib import Path
from typing import Any

SCRIPT = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
# Evaluated by the debugger, so that the page's own content security policy stays as it is.
LOAD = f"() => {{ if (!window.axe) {{ {SCRIPT}\n }} }}"
RUN = """async () => {
  const found = await axe.run(document, {resultTypes: ['violations'], reporter: 'v2'});
  return JSON.stringify(found.violations.flatMap(one => one.nodes.map(node => (
    {rule: one.id, where: node.target.join(' '), why: one.help}))));
}"""


def axe_violations(page: Any) -> list[str]:
    """One line for each fault of the page (Playwright, sync); none is what is asked for."""
    page.evaluate(LOAD)
    return _lines(page.evaluate(RUN))


async def axe_faults(page: Any) -> list[str]:
    """One line for each fault of the page (Playwright, async); none is what is asked for."""
    await page.evaluate(LOAD)
    return _lines(await page.evaluate(RUN))


def _lines(found: str) -> list[str]:
    return [f"{one['rule']} at {one['where']}: {one['why']}" for one in json.loads(found)]
