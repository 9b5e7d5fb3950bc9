"""Bytes become samples: one file a sensor. A sensor is handed bytes and hands back readings; who carries the bytes is another matter."""
