"""Trained models: a shelf of folders, each with weights, a card and the card of its data. No pickle, ever."""
