"""The words every room shares: quantities, records, the athlete, origin, errors and the clock. Imports nothing of ours."""
