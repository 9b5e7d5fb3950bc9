"""The conversation as the house holds it: one turn is read once into acts, each act has one handler, what is asked is stored."""
