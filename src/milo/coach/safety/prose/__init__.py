"""What the free words of a plan may not say, read by what they are of: pain, breath, the body, meals, energy."""
