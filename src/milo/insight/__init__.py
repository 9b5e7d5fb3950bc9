"""Days and weeks -> what they mean: load, zones, sleep, recovery, strength, activity, body, food, and the week of them all.

Pure: nothing is read or written, no clock and no generator of its own.
"""
