"""Where people meet Milo: the REST API and the web app. Each is handed the flows it needs; none constructs anything."""
