"""What planner, limits and text of a plan agree on: time, loads, energy, drills and the words of both languages."""
