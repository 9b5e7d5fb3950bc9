"""Form from a camera over the API: a recording as a file.

Annotations are evaluated here (no `from __future__`): FastAPI reads those of the functions within form_routes.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Path, UploadFile
from fastapi.responses import Response

from milo.channels import form_documents as docs
from milo.channels.access_rules import MOST_FILM
from milo.channels.api.answers import answered, athlete_asked_for
from milo.channels.api.asking import Asking
from milo.channels.api.problem import Problem
from milo.channels.api.shapes import described
from milo.channels.api.uploads import uploaded
from milo.channels.contract import Flows
from milo.channels.form_desk import FormDesk
from milo.channels.visitor import Visitor

CUT = "cut the video"  # where it is too large


def form_routes(desk: FormDesk, flows: Flows, asking: Asking) -> APIRouter:
    """Routes of form; `POST /biomechanics/analyze` is the older name of `POST /api/v1/form`."""
    router = APIRouter(tags=["form"])
    Who = Annotated[Visitor, Depends(asking.visitor)]
    Fps = Annotated[float, Form(ge=4, le=250)]
    Exercise = Annotated[str | None, Form(max_length=100)]

    Athlete = Annotated[str, Depends(athlete_asked_for(asking))]
    Keep = Annotated[bool, Form(description="Keep the video, sealed with the token's athlete's records. Landmarks are not kept.")]

    def analysed(who: Visitor, file: UploadFile, fps: float, exercise: str | None, keep: bool = False) -> Response:
        athlete = who.user_id
        if keep and athlete is None:
            raise Problem(422, "an athlete whose video this is", "the owner's token", "use the athlete's own token")
        language = flows.manner(athlete)[0] if athlete is not None else "en"
        with uploaded(file, MOST_FILM, CUT) as path:
            document = desk.read(path, fps, exercise or None, language)
            if keep and athlete is not None:
                desk.keep_film(athlete, path, file.filename or "")
        document.pop("skeleton", None)
        return answered(document)

    @router.post("/api/v1/form", responses=described(docs.FormDocument, 200, 413))
    def form(who: Who, file: UploadFile, fps: Fps = 30.0, exercise: Exercise = None, keep: Keep = False) -> Response:
        """Analyse a video, or landmarks as .npy, .csv or .jsonl. The file is deleted once it has been read, unless you keep it."""
        return analysed(who, file, fps, exercise, keep)

    @router.get("/api/v1/form/videos", responses=described(docs.FilmsDocument))
    def videos(athlete: Athlete) -> Response:
        """The videos the athlete kept, newest first. Their bytes: `GET /api/v1/athletes/{user_id}/originals/{id}`."""
        kept = [docs.Film(f.original_id, f.name, f.at, f.size, f.sha256) for f in desk.films(athlete)]
        return answered(docs.FilmsDocument(kept))

    @router.delete("/api/v1/form/videos/{id}", status_code=204, responses=described(status=204))
    def delete_video(athlete: Athlete, id: Annotated[str, Path(max_length=100)]) -> Response:
        """Delete one of them for good."""
        desk.forget_film(athlete, id)
        return Response(status_code=204)

    @router.post("/biomechanics/analyze", responses=described(docs.FormDocument, 200, 413))
    def analyse(who: Who, video_file: UploadFile, fps: Fps = 30.0, exercise: Exercise = None) -> Response:
        """The older name of `POST /api/v1/form`."""
        return analysed(who, video_file, fps, exercise)

    return router
