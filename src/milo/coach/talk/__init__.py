"""Questions and answers: intents, facts, claims, and the model where there is one."""
