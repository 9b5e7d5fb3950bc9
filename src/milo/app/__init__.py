"""The one room that knows the others: settings, construction, flows, the command line, the doctor."""
