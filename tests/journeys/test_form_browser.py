"""The form page in a real browser with a camera that plays a drawn person: pose found on the page, one repetition counted."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.channels.access_stage import staged
from tests.channels.progress_people import move_in
from tests.journeys.test_progress_browser import ARTEFACTS, CHROMIUM, DESK, FLAGS, PHONE, Watched, audited

from milo.app import pose_files
from milo.app.form_desk import BROWSER
from milo.channels.form_desk import MOST_PICTURE_BYTES
from milo.twin.lift_camera import Camera, film
from milo.twin.lift_drawn import drawn
from milo.twin.lifts import perform

pytestmark = [
    pytest.mark.browser,
    pytest.mark.long,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Debian's chromium is absent (apt-get install chromium)"),
]
needs_npm = pytest.mark.skipif(
    not (BROWSER / "pose.js").is_file(), reason="the browser's pose model is absent (make browser, needs npm)"
)
needs_networks = pytest.mark.skipif(not pose_files.ready(), reason="run `milo models fetch pose` for this test")
SHOT = Camera(35.0, 2.0, 0.0, 3.4, 0.9, 360, 480)
FPS, SQUAT_S, AFTER_S = 5, 8.0, 60.0  # a slow squat: without a graphics card a picture takes up to two seconds on a busy machine
CAMERA = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", "--enable-unsafe-swiftshader"]


def y4m(path: Path, pictures: Iterator[np.ndarray], fps: int) -> Path:
    """A video that Chromium's fake camera plays, over and over."""
    with path.open("wb") as out:
        for k, picture in enumerate(pictures):
            high, wide = picture.shape[:2]
            if k == 0:
                out.write(f"YUV4MPEG2 W{wide} H{high} F{fps}:1 Ip A1:1 C420jpeg\n".encode())
            r, g, b = np.moveaxis(picture.astype(float), -1, 0)
            y = 0.299 * r + 0.587 * g + 0.114 * b
            out.write(b"FRAME\n" + y.astype(np.uint8).tobytes())
            for plane in (128 - 0.168736 * r - 0.331264 * g + 0.5 * b, 128 + 0.5 * r - 0.418688 * g - 0.081312 * b):
                out.write(plane.reshape(high // 2, 2, wide // 2, 2).mean(axis=(1, 3)).clip(0, 255).astype(np.uint8).tobytes())
    return path


def squat() -> np.ndarray:
    """What the drawn person does, (t, 33, 3): stands, squats once, stands; body heights."""
    took = perform("squat", np.random.default_rng(4), fps=40.0, reps=1, faults={}).points
    one = took[np.linspace(0, len(took) - 1, round(SQUAT_S * FPS)).round().astype(int)]
    return np.concatenate([one[:1].repeat(4 * FPS, 0), one, one[-1:].repeat(round(AFTER_S * FPS), 0)])


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    ARTEFACTS.mkdir(exist_ok=True)
    home = tmp_path_factory.mktemp("form") / "home"
    move_in(home)
    with staged(home) as stage:
        yield stage["url"]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    clip = y4m(tmp_path_factory.mktemp("clip") / "squat.y4m", drawn(squat(), SHOT), FPS)
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=[*FLAGS, *CAMERA, f"--use-file-for-fake-video-capture={clip}"]
        )
        yield found
        found.close()


@needs_npm
def test_the_camera_is_read_on_the_page_and_one_repetition_is_counted(browser: Any, url: str) -> None:
    ada = Watched(browser, url, "ada", locale="en-GB", permissions=["camera"], **PHONE)
    page = ada.page
    sent: list[int] = []
    page.on("websocket", lambda s: s.on("framesent", lambda b: sent.append(len(b)) if "/form/live" in s.url else None))
    uploads: list[str] = []
    page.on("request", lambda asked: uploads.append(asked.url) if asked.method == "POST" else None)
    page.goto("/app/form")
    page.locator("[data-exercise]").select_option("squat")
    page.locator("[data-start]").click()
    page.wait_for_function("Number(document.querySelector('[data-form]').dataset.skeletons ?? 0) >= 2", timeout=120_000)
    painted = page.evaluate(
        "(() => { const c = document.querySelector('.stage canvas'); const d = c.getContext('2d')"
        ".getImageData(0, 0, c.width, c.height).data; return d.filter((v, i) => i % 4 === 3 && v > 0).length; })()"
    )
    assert painted > 300, "a skeleton is drawn"
    page.wait_for_function("Number(document.querySelector('[data-form] [data-count]').textContent) >= 1", timeout=200_000)
    assert page.locator("[data-form] [data-count]").inner_text() == "1"
    assert "quat" in page.locator("[data-form] [data-named]").inner_text()
    page.screenshot(path=ARTEFACTS / "form-camera.png")
    frames, skeletons = page.evaluate("['frames', 'skeletons'].map(k => Number(document.querySelector('[data-form]').dataset[k]))")
    assert skeletons >= 0.8 * frames
    # Only landmarks leave the page: 133 numbers of four bytes a message, and nothing is posted.
    assert sent
    assert set(sent) <= {4 * 133}
    assert not uploads
    page.locator("[data-start]").click()
    assert page.locator(".log-set").is_visible()
    audited(page, "form-phone")
    ada.close()


@needs_networks
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_without_npm_the_own_server_finds_the_body_after_a_yes(
    browser: Any, tmp_path: Path, size: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    move_in(tmp_path / "home")
    with staged(tmp_path / "home", "without npm") as stage:
        ada = Watched(browser, stage["url"], "ada", locale="en-GB", permissions=["camera"], **size)
        page = ada.page
        sent: list[bytes | str] = []
        page.on("websocket", lambda s: s.on("framesent", lambda b: sent.append(b) if "/form/frames" in s.url else None))
        page.goto("/app/form")
        start, yes, mark = (page.locator(f"[data-{name}]") for name in ("start", "yes", "sending"))
        assert "make browser" in page.locator(".camera").inner_text()
        assert start.is_disabled()
        assert not yes.is_checked()
        page.screenshot(path=ARTEFACTS / f"form-asked-{request.node.callspec.id}.png", full_page=True)
        page.locator("[data-exercise]").select_option("squat")
        yes.check()
        start.click()
        page.wait_for_function("Number(document.querySelector('[data-form]').dataset.skeletons ?? 0) >= 2", timeout=120_000)
        assert mark.inner_text().endswith("Sending pictures to your own Milo")
        page.wait_for_function("Number(document.querySelector('[data-form] [data-count]').textContent) >= 1", timeout=200_000)
        assert page.locator("[data-form] [data-count]").inner_text() == "1"
        page.screenshot(path=ARTEFACTS / f"form-sending-{request.node.callspec.id}.png", full_page=True)
        start.click()
        assert mark.is_hidden()
        assert start.is_disabled()
        assert not yes.is_checked()
        pictures = len(sent)
        assert sent[0] == '{"agreed":true}'
        assert all(isinstance(p, bytes) and p[:2] == b"\xff\xd8" and len(p) <= MOST_PICTURE_BYTES for p in sent[1:])
        assert page.locator(".log-set").is_visible()
        audited(page, f"form-own-server-{request.node.callspec.id}")
        assert len(sent) == pictures, "nothing is sent after the stop"
        ada.close()


def test_an_upload_is_replayed_with_skeleton_curves_table_and_cues_and_can_be_logged(
    browser: Any, url: str, tmp_path: Path
) -> None:
    rng = np.random.default_rng(4)
    take = perform("squat", rng, fps=20.0, reps=4, faults={"trunk_lean": 0.9, "shallow_depth": 0.7})
    np.save(tmp_path / "set.npy", film(take.points, Camera(10.0, 2.0, 0.0, 3.2, 0.9, 1280, 720), 1.7, rng))
    ada = Watched(browser, url, "ada", locale="en-GB", **DESK)
    page = ada.page
    page.goto("/app/form")
    page.locator("[data-exercise]").select_option("squat")
    page.locator("input[type=file]").set_input_files(tmp_path / "set.npy")
    page.locator("[data-upload] button").click()
    page.wait_for_selector(".replay canvas")
    assert page.locator("[data-result] table tr").count() == 1 + 4
    assert page.locator(".curve svg path").count() == 4
    assert 1 <= page.locator(".cues-of li").count() <= 2
    reserve = page.locator(".log-set input").nth(1).input_value()
    assert 0 <= float(reserve) <= 10
    page.locator(".log-set input").nth(0).fill("60")
    page.locator(".log-set button").click()
    page.wait_for_selector(".log-set button[disabled]")
    page.wait_for_function("document.querySelector('.log-set .form-answer').textContent.includes('Saved')")
    audited(page, "form-desk")
    ada.close()


@needs_npm
@needs_networks
def test_browser_and_server_find_the_same_landmarks_in_the_same_pictures(browser: Any, url: str) -> None:
    from PIL import Image

    from milo.models.pose_network import PoseNetwork

    pytest.importorskip("ai_edge_litert", reason="the camera packages are absent")
    body = squat()[[0, round((4 + SQUAT_S / 2) * FPS)]]
    pictures = [p for yaw in (0.0, 35.0, 90.0) for p in drawn(body, Camera(yaw, 2.0, 0.0, 3.4, 0.9, 480, 640))]
    ada = Watched(browser, url, "ada", locale="en-GB", **PHONE)
    ada.page.goto("/app/form")
    ada.page.set_default_timeout(200_000)
    coded = []
    for picture in pictures:
        out = io.BytesIO()
        Image.fromarray(picture).save(out, "PNG")
        coded.append("data:image/png;base64," + base64.b64encode(out.getvalue()).decode())
    theirs = np.array(ada.page.evaluate(FIND, coded), float)
    detector, landmarks = ((pose_files.folder() / name).read_bytes() for name in pose_files.MEMBERS)
    ours = np.array([PoseNetwork(detector, landmarks).landmarks(p)[:, :2] for p in pictures])
    torso = np.linalg.norm((ours[:, 11] + ours[:, 12] - ours[:, 23] - ours[:, 24]) / 2, axis=-1)
    off = np.linalg.norm(theirs * (480, 640) - ours, axis=-1) / torso.max()
    figures = {"pictures": len(pictures), "median": float(np.median(off)), "p95": float(np.quantile(off, 0.95))}
    (ARTEFACTS / "form-agreement.json").write_text(json.dumps(figures))
    assert np.median(off) <= 0.01
    ada.close()


# The page's own network; `reset` because every picture is another person's.
FIND = """async (pictures) => {
  const found = [];
  const pose = await openPose((r) => found.push(r.poseLandmarks?.map((p) => [p.x, p.y]) ?? Array(33).fill([NaN, NaN])));
  for (const source of pictures) {
    const image = new Image(); image.src = source; await image.decode();
    pose.reset();
    await pose.send({ image });
  }
  return found;
}"""
