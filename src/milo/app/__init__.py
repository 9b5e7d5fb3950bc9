"""The one room that knows the others: settings, construction, flows, the command line, the doctor."""

import os

# Set before NumPy is imported, which reads it then. Our matrices are small, many messages are read at once, and a product that asks
# for a second core waits for it in a busy loop: on two busy cores 95 of 100 messages took up to 660 ms, and 54 with one thread
# (benchmarks/bench_shell.py beside the tests, November 2026). Who sets it otherwise is heard.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
