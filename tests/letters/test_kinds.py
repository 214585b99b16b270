"""Which template a request is written from."""

from __future__ import annotations

import pytest
from tests.letters.samples import route, row

from pcirights.core.vocabulary import Ground, Request, RouteId
from pcirights.law.load import load
from pcirights.letters.kinds import HANDLING, KINDS, kind_of


@pytest.mark.parametrize(
    ("route_id", "request_", "ground", "kind"),
    [
        (RouteId.LOCAL_CREDIT, Request.ACCESS, None, "local-credit-access"),
        (RouteId.LOCAL_CREDIT, Request.CORRECTION, None, "local-credit-objection"),
        (RouteId.LOCAL_CREDIT, Request.OBJECTION, Ground.EXPIRED, "local-credit-objection"),
        (RouteId.LOCAL_CREDIT, Request.OBJECTION, Ground.NO_NOTICE, "local-credit-handling"),
        (RouteId.CREDIT_REPAIR, Request.REPAIR, Ground.EXPIRED, "credit-repair"),
        (RouteId.ARCHIVE, Request.CERTIFICATE, None, "archive-certificate"),
    ],
)
def test_the_kind_follows_route_request_and_ground(
    route_id: RouteId, request_: Request, ground: Ground | None, kind: str
) -> None:
    assert kind_of(route(row(route_id, request_)), ground) == kind


def test_a_ground_is_about_the_record_or_about_its_handling() -> None:
    assert set(Ground) - HANDLING == {
        Ground.INACCURATE,
        Ground.NOT_MINE,
        Ground.EXPIRED,
        Ground.REVOKED,
    }


def test_every_request_of_the_law_has_its_template() -> None:
    for asked in load().requests:
        for ground in asked.grounds:
            assert kind_of(route(asked), ground) in KINDS
