"""The learnt reader beside the rules: a sentence encoder and two small networks, run in NumPy."""
