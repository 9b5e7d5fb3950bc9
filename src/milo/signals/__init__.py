"""Waveforms to physiology: beats, breaths, saturation and thresholds out of plain arrays, each with an honest quality."""
