# What the command plans says.
versions-kept = Guardado como versión { $version }.
versions-nothing = No se ha guardado nada.
versions-limits = se mantiene dentro de los límites: { $what }
versions-in_force = Siguen en vigor { $kept } de { $edits } cambios.
versions-fine = Sin problemas.
versions-back = { $reason }: la versión { $shows } es de nuevo la actual, guardada como versión { $version }.
versions-same = Las dos versiones son el mismo plan.
versions-none = Aún no hay plan. Siguiente: milo plan --athlete { $athlete }
versions-as = {" "}(como la versión { $version })
versions-other = Un plan anterior ({ $plan }); para leerlo: milo plans show --athlete { $athlete } --plan { $plan }
versions-holds = Plan actual ({ $plan })
versions-locked = { $why } Lo planeado antes se conserva: milo plans show --athlete { $athlete } --version { $version }
