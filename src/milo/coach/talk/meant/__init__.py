"""What a message most likely means where no rule knows its words: a small learnt reader names it, and rules act on it."""
