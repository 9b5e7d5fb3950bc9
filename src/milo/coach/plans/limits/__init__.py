"""The limits every plan is held to, whoever made it: the validator and its rules, and the checker that points at the line."""
