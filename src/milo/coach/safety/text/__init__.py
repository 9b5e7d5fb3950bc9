"""How a message is read before any rule judges it: plain letters, shorthand, the notation of concepts, the frame of a sentence."""
