"""Entity resolvers shared by every reader: the words of a span become a typed value, or None."""
