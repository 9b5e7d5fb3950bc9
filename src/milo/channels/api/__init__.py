"""The REST API: bearer tokens, OpenAPI at /docs, problem+json errors. Paths of contracts.md section 3 as far as they stand."""

from milo.channels.api.app import create_app

__all__ = ["create_app"]
