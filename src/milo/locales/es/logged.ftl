# What the commands log and adapt say.
logged-stored = { $new } nuevos, { $updated } corregidos, { $duplicates } ya conocidos. Siguiente: milo adapt --athlete { $athlete }
logged-fits = Sin cambios: el plan encaja con lo anotado.
logged-uncounted = sin contar, nombre desconocido: { $names }
logged-unchanged = sin cambios: { $why }
