"""The coach behind one desk: API, pages, bot and assistants ask it, and nothing else, for plans, days, food, talk and locks."""
