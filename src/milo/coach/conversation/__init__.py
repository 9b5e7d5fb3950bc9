"""One turn of the conversation: a message is parsed once, read into acts, and answered by one handler an act."""
