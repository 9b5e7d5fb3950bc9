"""The words and the rules of every red flag and every refusal, by part of the body and kind of wish."""
