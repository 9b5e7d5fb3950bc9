# What the commands log and adapt say.
logged-stored = { $new } new, { $updated } corrected, { $duplicates } already stored. Next: milo adapt --athlete { $athlete }
logged-fits = No changes: the plan fits what was logged.
logged-uncounted = not counted, unknown name: { $names }
logged-unchanged = unchanged: { $why }
