"""Bytes become samples: one file a sensor. It is handed bytes and hands back readings; who carries the bytes is another matter."""
