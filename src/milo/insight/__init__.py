"""Days and weeks -> what they mean: load, zones, sleep, recovery, strength, activity, weight, the week. Pure: nothing is read or written."""
