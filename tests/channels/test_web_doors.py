"""The web app's doors over the real flows: who gets in, by which link, and what stays closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from milo.app.build import build
from milo.app.config import Settings
from milo.app.house import House
from milo.channels.access import COOKIE
from milo.channels.api import create_app
from milo.channels.web import mount
from milo.channels.web.dropping import file_label
from milo.channels.web.guarding import UploadGuard
from milo.vocabulary.clock import StillClock

PROFILE = {"name": "Ada <b>", "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5}
LIFTS = "date,exercise,weight_kg,reps\n2026-02-26,Bench <script>alert(1)</script>,80,5\n"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = build(Settings(home=tmp_path_factory.mktemp("home")), StillClock(datetime(2026, 3, 1, 12, tzinfo=UTC)))
    yield made
    made.close()


@pytest.fixture(scope="module")
def app(house: House) -> Iterator[TestClient]:
    # NiceGUI has one application a process, so all tests of its pages share this one.
    web = create_app(house.flows, house.access)
    mount(web, house.flows, house.access, "a secret of these tests")
    with TestClient(web) as client:
        yield client


@pytest.fixture(scope="module")
def ada(house: House, tmp_path_factory: pytest.TempPathFactory) -> str:
    athlete = house.flows.add_athlete(PROFILE)
    path = tmp_path_factory.mktemp("files") / "lifts.csv"
    path.write_text(LIFTS)
    house.flows.import_paths(athlete, [path])
    return athlete


@pytest.fixture(scope="module")
def bruno(house: House, ada: str) -> str:
    return house.flows.add_athlete({**PROFILE, "name": "Bruno", "sex": "male"})


@pytest.fixture
def visit(app: TestClient) -> Iterator[TestClient]:
    app.cookies.clear()
    yield app
    app.cookies.clear()


def owner(visit: TestClient, house: House) -> TestClient:
    answer = visit.post("/sign-in", data={"code": house.access.new_link_code()}, follow_redirects=False)
    assert answer.status_code == 303
    return visit


def as_athlete(visit: TestClient, house: House, athlete: str) -> TestClient:
    visit.cookies.set(COOKIE, house.access.new_token(athlete))
    return visit


def test_the_link_is_used_up_by_the_button_and_not_by_a_preview(visit: TestClient, house: House) -> None:
    code = house.access.new_link_code()
    for _ in range(2):
        page = visit.get(f"/sign-in?code={code}")
        assert page.status_code == 200
        assert code in page.text
    entered = visit.post("/sign-in", data={"code": code}, follow_redirects=False)
    assert entered.headers["location"] == "/app"
    cookie = entered.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert "httponly" in cookie.lower()
    assert "samesite=lax" in cookie.lower()
    visit.cookies.clear()
    again = visit.post("/sign-in", data={"code": code}, follow_redirects=False)
    assert again.status_code == 403
    assert "set-cookie" not in again.headers


def test_a_token_opens_the_door_too_and_a_wrong_one_does_not(visit: TestClient, house: House, ada: str) -> None:
    assert visit.post("/sign-in", data={"token": "nonsense"}, follow_redirects=False).status_code == 403
    entered = visit.post("/sign-in", data={"token": house.access.new_token(ada)}, follow_redirects=False)
    assert entered.status_code == 303
    assert visit.get("/app").status_code == 200


PAGES = ("/app", "/app/week", "/app/ledger", "/app/files", "/app/settings", "/app/receipt?of=load.workouts", "/app/week.html")


@pytest.mark.parametrize("path", [*PAGES, "/app/welcome", "/app/original/1"])
def test_without_a_cookie_every_page_says_how_to_get_in(visit: TestClient, ada: str, path: str) -> None:
    answer = visit.get(path, follow_redirects=False)
    assert answer.status_code == 403
    assert "milo up" in answer.text
    assert "Ada" not in answer.text


@pytest.mark.parametrize("path", PAGES)
def test_an_athlete_sees_themself_and_nobody_else(visit: TestClient, house: House, ada: str, bruno: str, path: str) -> None:
    as_athlete(visit, house, bruno)
    assert visit.get(path).status_code == 200
    joint = "&" if "?" in path else "?"
    stranger = visit.get(f"{path}{joint}athlete={ada}")
    assert stranger.status_code == 404
    assert "Ada" not in stranger.text
    assert visit.get("/app/welcome").status_code == 404


def test_the_owner_chooses_whom_to_look_at(visit: TestClient, house: House, ada: str, bruno: str) -> None:
    owner(visit, house)
    page = visit.get(f"/app?athlete={bruno}").text
    assert (
        f'value=\\"{bruno}\\" selected' in page
        or f"{bruno}&quot; selected" in page
        or re.search(f"{bruno}.{{1,12}} selected", page)
    )
    assert visit.get("/app?athlete=nobody").status_code == 404


def test_names_and_exercises_never_become_markup(visit: TestClient, house: House, ada: str) -> None:
    as_athlete(visit, house, ada)
    for path in ("/app", "/app/week", "/app/week.html", "/app/receipt?of=lift.Bench%20%3Cscript%3Ealert(1)%3C/script%3E"):
        page = visit.get(path)
        assert page.status_code == 200, path
        assert "<script>alert" not in page.text, path
        assert "Ada <b>" not in page.text, path


def test_a_receipt_shows_its_records_and_the_file_they_came_from(visit: TestClient, house: House, ada: str) -> None:
    as_athlete(visit, house, ada)
    page = visit.get("/app/receipt?of=strength.sets").text
    [original] = house.flows.originals(ada)
    assert "80" in page
    assert f"/app/original/{original.original_id}" in page
    assert visit.get("/app/receipt?of=strength.nothing").status_code == 404
    assert visit.get("/app/receipt?kind=nonsense&since=2026-02-01").status_code == 404
    download = visit.get(f"/app/original/{original.original_id}")
    assert download.text == LIFTS
    assert download.headers["content-disposition"].startswith("attachment")


def test_an_original_of_somebody_else_is_not_there(visit: TestClient, house: House, ada: str, bruno: str) -> None:
    [original] = house.flows.originals(ada)
    as_athlete(visit, house, bruno)
    assert visit.get(f"/app/original/{original.original_id}").status_code == 404


def test_signing_out_makes_the_token_useless(visit: TestClient, house: House, ada: str) -> None:
    token = house.access.new_token(ada)
    visit.cookies.set(COOKIE, token)
    assert visit.post("/sign-out", follow_redirects=False).headers["location"] == "/sign-in"
    assert house.access.visitor(token) is None


def test_programs_still_get_the_greeting_and_people_the_app(visit: TestClient) -> None:
    assert visit.get("/", headers={"accept": "application/json"}).json() == {"msg": "AI Fitness & Nutrition API up."}
    assert visit.get("/", headers={"accept": "text/html"}, follow_redirects=False).headers["location"] == "/app"


def test_the_page_of_the_week_can_be_taken_away(visit: TestClient, house: House, ada: str) -> None:
    as_athlete(visit, house, ada)
    page = visit.get("/app/week.html?ending=2026-03-01")
    assert page.headers["content-disposition"].startswith("attachment")
    assert page.text.startswith("<!DOCTYPE html>")
    assert "<script" not in page.text


def test_the_look_is_served_for_good_and_needs_nothing_from_outside(visit: TestClient) -> None:
    for path in ("/app/look.css", "/app/theme.js"):
        answer = visit.get(path)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        assert "http" not in answer.text.replace("http://www.w3.org", "")


def test_spanish_browsers_are_turned_away_in_spanish(visit: TestClient) -> None:
    assert "Inicia sesión" in visit.get("/app", headers={"accept-language": "es-ES,es;q=0.9"}).text


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("run.fit", "run.fit"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ada\\run.fit", "run.fit"),
        ("a\x00b\n.fit", "ab.fit"),
        ("", "upload"),
        ("..", ".."),
        ("x" * 500, "x" * 120),
    ],
)
def test_a_files_name_is_a_label_and_never_a_path(name: str, label: str) -> None:
    assert file_label(name) == label


@pytest.fixture
def guarded(house: House) -> TestClient:
    inner = FastAPI()

    @inner.post("/_nicegui/client/{client}/upload/{element}")
    async def upload(client: str, element: str, request: Request) -> dict[str, str]:
        await request.body()
        return {"upload": client}

    inner.add_middleware(UploadGuard, access=house.access, cookie=COOKIE, most=1_000)
    return TestClient(inner)


def test_an_upload_wants_a_visitor(guarded: TestClient, house: House, ada: str) -> None:
    assert guarded.post("/_nicegui/client/c/upload/1", content=b"x").status_code == 403
    guarded.cookies.set(COOKIE, house.access.new_token(ada))
    assert guarded.post("/_nicegui/client/c/upload/1", content=b"x").json() == {"upload": "c"}


def test_an_upload_too_large_is_refused_before_it_is_read(guarded: TestClient, house: House, ada: str) -> None:
    guarded.cookies.set(COOKIE, house.access.new_token(ada))
    assert guarded.post("/_nicegui/client/c/upload/1", content=b"x" * 1_001).status_code == 413


def test_an_upload_that_hides_its_size_is_counted(guarded: TestClient, house: House, ada: str) -> None:
    guarded.cookies.set(COOKIE, house.access.new_token(ada))

    def pieces() -> Iterator[bytes]:
        for _ in range(20):
            yield b"x" * 100

    assert guarded.post("/_nicegui/client/c/upload/1", content=pieces()).status_code == 413


# --- the way in, and addresses nobody has ----------------------------------------------------------------------------------


def test_whoever_is_not_signed_in_finds_the_form_on_the_page_itself(visit: TestClient) -> None:
    page = visit.get("/app", follow_redirects=False)
    assert page.status_code == 403
    assert 'name="email"' in page.text
    assert 'name="password"' in page.text
    people, tokens = page.text.split("<details>")
    assert 'name="token"' in tokens, "a token is the second way, behind the first"
    assert 'name="token"' not in people


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/api/nothing/at/all", 404),
        ("DELETE", "/api/v1/athletes", 405),
        ("PATCH", "/health", 405),
        ("GET", "/health/nothing", 404),
    ],
)
def test_a_program_at_a_wrong_address_is_told_in_its_own_form(visit: TestClient, method: str, path: str, status: int) -> None:
    answer = visit.request(method, path, headers={"accept": "text/html,*/*"})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    told = answer.json()
    assert told["status"] == status
    assert told["wanted"]
    assert told["do"]


def test_a_person_at_a_wrong_address_gets_a_page_and_a_program_does_not(visit: TestClient) -> None:
    page = visit.get("/nowhere", headers={"accept": "text/html"})
    assert (page.status_code, page.headers["content-type"].split(";")[0]) == (404, "text/html")
    told = visit.get("/nowhere", headers={"accept": "*/*"})
    assert (told.status_code, told.headers["content-type"]) == (404, "application/problem+json")


def test_the_language_is_asked_for_at_sign_up_and_kept(visit: TestClient, house: House) -> None:
    code = house.access.accounts.invite("athlete").code
    page = visit.get(f"/sign-up?code={code}", headers={"accept-language": "en"})
    assert '<option value="en" selected>' in page.text, "the browser's language is proposed"
    form = {"code": code, "email": "noor@example.org", "password": "three lamps walk home", "name": "Noor", "language": "es"}
    came = visit.post("/sign-up", data=form, follow_redirects=False)
    assert came.headers["location"] == "/app/profile", "the first page leads into the questions"
    athlete = house.access.accounts.all()[-1].athlete_id
    assert athlete is not None
    assert house.flows.manner(athlete)[0] == "es"


def test_a_password_that_will_not_do_is_refused_in_the_readers_words(visit: TestClient, house: House) -> None:
    code = house.access.accounts.invite("athlete").code
    form = {"code": code, "email": "ines@example.org", "password": "password1234", "name": "", "language": "es"}
    page = visit.post("/sign-up", data=form)
    assert page.status_code == 422
    assert "de las primeras que prueba" in page.text
    assert "wanted" not in page.text
