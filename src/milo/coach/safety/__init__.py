"""The safety shell around every reply: triage, gates, latches, fixed sentences, the validator of texts."""
