"""Milo: a self-hosted fitness coach. The rooms of this package tell its journey, from a sensor's bytes to a sentence."""

__version__ = "0.1.0"
