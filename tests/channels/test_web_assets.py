"""The pages' style sheets and scripts: handed out where the pages look for them, kept for good, new under a new address."""

from __future__ import annotations

import re

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from milo.channels.access_rules import rule_of
from milo.channels.web.assets import SERVED, Assets, add_asset_doors


@pytest.mark.parametrize("assets", SERVED, ids=lambda a: a.name)
def test_what_a_page_links_to_is_handed_out_to_anybody_and_kept_for_good(assets: Assets) -> None:
    app = FastAPI()
    add_asset_doors(app)
    client = TestClient(app)
    sheet, script = re.findall(r'"(/app/[^"]+)"', assets.links())
    for address, kind, text in ((sheet, "text/css", assets.sheet()), (script, "text/javascript", assets.script())):
        answer = client.get(address)
        assert (answer.status_code, answer.text) == (200, text)
        assert answer.headers["content-type"].startswith(kind)
        assert "immutable" in answer.headers["cache-control"]
        rule = rule_of("GET", address.partition("?")[0])
        assert rule is not None
        assert rule.who == "asset"


def test_other_content_has_another_address() -> None:
    assert Assets("cockpit", ("coach_wire",)).links() != Assets("cockpit", ("coach_wire", "cockpit")).links()


@pytest.mark.parametrize("assets", SERVED, ids=lambda a: a.name)
def test_scripts_share_one_scope_of_their_own(assets: Assets) -> None:
    assert assets.script().startswith('(() => {\n"use strict";\n')
    assert assets.script().endswith("})();\n")
    assert len(set(assets.scripts)) == len(assets.scripts)
