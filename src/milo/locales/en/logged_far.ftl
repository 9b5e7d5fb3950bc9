# What is said of values far from what is known.
logged_far-weight = That weight is far from your known weight. I logged it as you said; if it was a slip, tell me the right one.
logged_far-load = { $what }: that is far more than you have ever logged. I logged it as you said, but it does not count as a record or maximum until another day comes close; if it was a slip, correct it.
logged_far-held = { $what }: that is very long for a hold. I logged it as you said; if it was a slip, correct it.
