"""A query of an address is refused where it has a parameter nobody reads, as a body is that has an unknown field.

Annotations are evaluated here (no `from __future__`): FastAPI reads those of known_query.
"""

from fastapi import Request
from fastapi.dependencies.models import Dependant

from milo.vocabulary.errors import UnknownName


def known_query(request: Request) -> None:
    """Raises UnknownName, with the nearest one, for a parameter of the query that the route does not take.

    Unread, a misspelt filter would filter nothing, and its answer look like one that fits it.
    """
    route = request.scope["route"]
    taken = _taken(route.dependant)
    for name in request.query_params:
        if name not in taken:
            raise UnknownName("parameter of the query", name, taken)


def _taken(dependant: Dependant) -> set[str]:
    return {field.alias for field in dependant.query_params}.union(*(_taken(inner) for inner in dependant.dependencies))
