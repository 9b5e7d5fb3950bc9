"""What the API answers about webhooks, as types: OpenAPI describes them from here.

Annotations are evaluated here (no `from __future__`): which keys may be left out is told by them.
"""

from typing import TypedDict

from milo.channels.webhooks import Delivery, Hook


class HooksDocument(TypedDict):
    """Addresses that are told."""

    webhooks: list[Hook]


class HookDocument(TypedDict):
    """One of them."""

    webhook: Hook


class NewHookDocument(TypedDict):
    """A new one, with the secret that signs, shown this once."""

    webhook: Hook
    secret: str


class DeliveryDocument(TypedDict):
    """One event on its way."""

    delivery: Delivery


class DeliveriesDocument(TypedDict):
    """What was sent and what waits, newest first."""

    deliveries: list[Delivery]
