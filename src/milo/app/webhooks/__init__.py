"""Webhooks: who is told what and where, and how it is sent."""
