"""What the conversation knows as words: the ideas that are looked for, and the sentences that are said, in both languages."""
